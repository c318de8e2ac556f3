package dev.backdrop.local.lambda.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class, and ends this JVM when its parent process has ended, for whatever reason: the pipe to
 * standard input closes then.
 */
public final class Watched {
    private Watched() {}

    /** @param args the main class, and its arguments */
    public static void main(String[] args) throws Throwable {
        Thread watchdog = new Thread(Watched::endWithParent, "parent-watch");
        watchdog.setDaemon(true);
        watchdog.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException gone) {
            // Means the same as the end of the stream.
        }
        Runtime.getRuntime().halt(0);
    }
}
