package dev.backdrop.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The laptop run as the pom starts it, in a JVM of its own. */
final class LaptopProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final List<String> lines = new ArrayList<>();

    private LaptopProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(UTF_8);
    }

    static LaptopProcess start(Path bucket, String... properties) throws IOException {
        return start(Map.of(), command(bucket, properties));
    }

    static LaptopProcess start(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Tests that run in a shell with credentials must not cost money.
        builder.environment().keySet().removeIf(name -> name.matches("(FIREFLY|BACKDROP|AWS|MAVEN)_.*"));
        builder.environment().putAll(environment);
        return new LaptopProcess(builder.start());
    }

    static List<String> command(Path bucket, String... properties) {
        return java(
                Stream.concat(
                                Stream.of("-Dlocal.bucket=" + bucket, "-Dlocal.firefly.fill-seconds=0.1"),
                                Stream.of(properties))
                        .toList(),
                Laptop.class);
    }

    static List<String> java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Reads on until a line contains {@code text}; the line, or the last one where there is none. */
    String readUntil(String text) throws IOException {
        String line = "";
        while (!line.contains(text)) {
            String next = out.readLine();
            if (next == null) {
                throw new AssertionError("It ended without printing \"" + text + "\":\n" + String.join("\n", lines));
            }
            line = next;
            lines.add(line);
        }
        return line;
    }

    /** Waits until the process exits. */
    int exitStatus() throws IOException, InterruptedException {
        out.lines().forEach(lines::add);
        return process.waitFor();
    }

    /** The lines that were read so far. */
    List<String> lines() {
        return lines;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
