package dev.backdrop.local.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Searches the tests' output, logs and records for secrets, tokens and signatures. As a program it needs only the JDK:
 * {@code java -cp target/test-classes dev.backdrop.local.proof.SecretScan target}.
 */
public final class SecretScan {
    /** Patterns for text as it may be in logs: they also accept escaped or encoded quotes, colons and equals signs. */
    private static final Map<String, Pattern> SECRETS = Map.of(
            "the emulator's client secret", Pattern.compile("emulator-secret"),
            "an access token of the emulator", Pattern.compile("emu\\.[0-9a-f]{8}-"),
            "a bearer token", Pattern.compile("(?i)bearer(\\s|%20|\\+)+[\\w.~/-]{8,}"),
            "a signed query", Pattern.compile("(?i)X-Amz-(Signature|Credential|Security-Token)(=|%3D)"),
            "a signature of Azure", Pattern.compile("[?&]sig=\\w"),
            "a client secret in a form", Pattern.compile("client_secret=[^&\\s]"));

    private SecretScan() {}

    /** Exits with status 1 if there is one. */
    public static void main(String[] paths) throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;
        for (String path : paths) {
            for (Path file : written(Path.of(path))) {
                found.addAll(in(file));
                files++;
            }
        }
        found.forEach(System.out::println);
        System.out.println("Secrets, tokens and signed queries in " + files + " files: " + found.size());
        System.exit(found.isEmpty() && files > 0 ? 0 : 1);
    }

    /** What kinds of secrets there are in {@code text}, without quoting them. */
    public static List<String> in(String text) {
        return SECRETS.entrySet().stream()
                .filter(secret -> secret.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** As {@code file:line: kind}. */
    static List<String> in(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        // Not as UTF-8: a log may hold anything.
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (int line = 0; line < lines.size(); line++) {
            for (String kind : in(lines.get(line))) {
                found.add(file + ":" + (line + 1) + ": " + kind);
            }
        }
        return found;
    }

    /** Reports of tests, and logs. */
    private static List<Path> written(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(-reports/.*\\.(txt|xml)|\\.log)"))
                    .sorted()
                    .toList();
        }
    }
}
