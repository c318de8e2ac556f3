package dev.backdrop.local.proof.pictures;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipFile;

import dev.backdrop.local.lambda.FunctionCode;

/**
 * Measures the work on pictures by the classes of the built zip, in JVMs of their own: as the JDK compiles by default, and as Lambda's
 * managed runtimes have it stop at the first compiler.
 */
public final class PictureBenchmark {

    private static final List<String> SIZES = List.of("4", "12", "24");
    /** The template's function has 1024 MB. */
    private static final String HEAP = "-Xmx800m";

    private static final String IN_THE_ZIP =
            "dev/backdrop/(picture|headshot/pictures)/.*|models/.*|lib/com\\.twelvemonkeys.*";

    private final Path zip;
    private final Consumer<String> out;

    public PictureBenchmark(Path zip, Consumer<String> out) {
        this.zip = zip;
        this.out = out;
    }

    public void run() throws InterruptedException {
        out.accept(sizeInTheZip());
        try (FunctionCode code = FunctionCode.unpack(zip)) {
            measure(code, "all compilers", List.of());
            measure(code, "-XX:TieredStopAtLevel=1", List.of("-XX:TieredStopAtLevel=1"));
        }
    }

    private void measure(FunctionCode code, String name, List<String> flags) throws InterruptedException {
        out.accept("\n  " + Runtime.version() + " of " + System.getProperty("java.vendor") + ", " + name);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(code.taskRoot()), MeasuredPictures.class.getName()));
        command.addAll(SIZES);
        try {
            Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader lines = java.inputReader()) {
                lines.lines().forEach(out);
            }
            if (java.waitFor() != 0) {
                throw new IllegalStateException("The measurement failed; its output is above.");
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The function first; of the local classes, those that measure. */
    private static String classPath(Path function) {
        return String.join(
                File.pathSeparator,
                function.toString(),
                function.resolve("lib") + File.separator + "*",
                location(PictureBenchmark.class));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String sizeInTheZip() {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            long pictures = file.stream()
                    .filter(entry -> entry.getName().matches(IN_THE_ZIP))
                    .mapToLong(entry -> entry.getCompressedSize())
                    .sum();
            return String.format(
                    Locale.ROOT,
                    "  the zip has %.1f MB, of which pictures take %.1f (≤ 3)",
                    zip.toFile().length() / 1e6,
                    pictures / 1e6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
