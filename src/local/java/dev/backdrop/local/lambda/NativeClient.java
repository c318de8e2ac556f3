package dev.backdrop.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * AWS's runtime interface client unpacks its native library into one file in /tmp and loads it from there. A JVM that
 * loads it while another one unpacks it dies of SIGBUS (exit status 134). So JVMs start one after the other, until each
 * has loaded it.
 */
final class NativeClient {
    private static final String LIBRARY = "libaws-lambda-jni";
    private static final int LOOKS = 250;
    private static final long LOOK_EVERY_MS = 20;
    private static final Object ONE_AT_A_TIME = new Object();

    private NativeClient() {}

    /**
     * Starts a JVM with the client in it; returns once the JVM has loaded the library, has ended, or takes too long.
     */
    static Process start(Supplier<Process> starting) {
        synchronized (ONE_AT_A_TIME) {
            Process process = starting.get();
            try {
                for (int look = 0; look < LOOKS && process.isAlive() && !hasLoaded(process); look++) {
                    Thread.sleep(LOOK_EVERY_MS);
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            return process;
        }
    }

    private static boolean hasLoaded(Process process) {
        Path maps = Path.of("/proc", Long.toString(process.pid()), "maps");
        try {
            return !Files.exists(maps) || Files.readString(maps).contains(LIBRARY);
        } catch (IOException ended) {
            return true;
        }
    }
}
