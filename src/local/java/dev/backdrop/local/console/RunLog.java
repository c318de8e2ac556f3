package dev.backdrop.local.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The log file of a run: what CloudWatch would hold in AWS, and the stand-ins' own warnings. */
public final class RunLog implements AutoCloseable {
    private final Path file;
    private final PrintWriter writer;

    private RunLog(Path file, PrintWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Starts a new file. */
    public static RunLog open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new RunLog(file, new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true));
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot write " + file, refused);
        }
    }

    public Path file() {
        return file;
    }

    public synchronized void line(String line) {
        writer.println(line);
    }

    /**
     * Takes the log of this JVM's libraries off the console, and drops what is below a warning.
     *
     * @param alarms receives the stand-ins' own errors
     */
    public void takeOverLogging(Consumer<String> alarms) {
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.WARNING);
        root.addHandler(new Handler() {
            private final SimpleFormatter format = new SimpleFormatter();

            @Override
            public void publish(LogRecord entry) {
                line(format.format(entry).stripTrailing());
                boolean isOwn = String.valueOf(entry.getLoggerName()).startsWith("dev.backdrop.");
                if (isOwn && entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    alarms.accept(entry.getMessage());
                }
            }

            @Override
            public void flush() {
                writer.flush();
            }

            @Override
            public void close() {
                writer.flush();
            }
        });
    }

    @Override
    public synchronized void close() {
        writer.close();
    }
}
