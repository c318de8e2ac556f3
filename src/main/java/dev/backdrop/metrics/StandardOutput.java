package dev.backdrop.metrics;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Prints lines without a logger's prefix. Each line is one write: AWS Lambda makes a log event of each write. */
public final class StandardOutput implements Consumer<String> {

    @Override
    public void accept(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        // Read each time: AWS Lambda replaces the stream after this object was created.
        PrintStream out = System.out;
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
