package dev.backdrop.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import dev.backdrop.local.lambda.child.JavaRuntime;
import dev.backdrop.local.lambda.child.Watched;

/**
 * The unpacked zip, as Lambda puts it into {@code LAMBDA_TASK_ROOT}, and the few local classes that a child JVM needs.
 */
public final class FunctionCode implements AutoCloseable {
    private static final List<Class<?>> CHILD_CLASSES = List.of(Watched.class, JavaRuntime.class);

    private final Path root;

    private FunctionCode(Path root) {
        this.root = root;
    }

    public static FunctionCode unpack(Path zip) {
        if (!Files.isRegularFile(zip)) {
            throw new IllegalArgumentException("There is no " + zip + ". Build it with: ./mvnw package -DskipTests");
        }
        try {
            FunctionCode code = new FunctionCode(Files.createTempDirectory("backdrop-function"));
            code.unzip(zip);
            for (Class<?> type : CHILD_CLASSES) {
                code.copy(type);
            }
            return code;
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot unpack " + zip, refused);
        }
    }

    public Path taskRoot() {
        return root.resolve("task");
    }

    /** A class path with only the classes that the child's main classes need. */
    Path childClasses() {
        return root.resolve("child");
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException busy) {
            // Windows locks the jars of a process that is still ending. Left-over files stay in the temporary folder.
            System.getLogger(FunctionCode.class.getName()).log(System.Logger.Level.DEBUG, "left over: " + root, busy);
        }
    }

    private void unzip(Path zip) throws IOException {
        Path task = Files.createDirectories(taskRoot());
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = task.resolve(entry.getName()).normalize();
                if (!file.startsWith(task)) {
                    throw new IOException("an entry leaves the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        }
    }

    private void copy(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path file = childClasses().resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            Files.copy(in, file);
        }
    }
}
