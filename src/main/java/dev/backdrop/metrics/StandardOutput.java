package dev.backdrop.metrics;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Lines as they are, which a logger would wrap. Each is one write: AWS Lambda makes an event of every write. */
public final class StandardOutput implements Consumer<String> {

    @Override
    public void accept(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        // Asked for each time: AWS Lambda puts its own in place after this class was made.
        PrintStream out = System.out;
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
