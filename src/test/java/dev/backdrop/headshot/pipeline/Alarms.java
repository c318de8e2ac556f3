package dev.backdrop.headshot.pipeline;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/** Collects the log lines that CloudWatch's alarms match. */
final class Alarms extends Handler {

    private final StringBuilder text = new StringBuilder();
    private int errors;

    @Override
    public synchronized void publish(LogRecord line) {
        text.append(line.getMessage())
                .append(Stream.of(Optional.ofNullable(line.getParameters()).orElse(new Object[0]))
                        .toList());
        if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
            errors++;
        }
    }

    int errors() {
        return errors;
    }

    String text() {
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
