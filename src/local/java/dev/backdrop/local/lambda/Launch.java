package dev.backdrop.local.lambda;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How Lambda starts an instance.
 *
 * @param snapStart whether the runtime client goes through a checkpoint before it asks for work
 * @param oneCore whether the instance has a single core, as Lambda gives it up to about 1.8 GB of memory
 */
public record Launch(boolean snapStart, boolean oneCore) {
    static final Launch ON_DEMAND = new Launch(false, false);

    private static final String PIN = "taskset";

    /** Whether this machine can restrict a process to a single core. */
    public static boolean canPin() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PIN)));
    }

    List<String> prefix() {
        return oneCore ? List.of(PIN, "-c", "0") : List.of();
    }
}
