package dev.backdrop.local.lambda;

import java.time.Duration;
import java.util.Map;

/**
 * The function as it is configured in AWS.
 *
 * @param handler {@code class::method}
 * @param timeout after which an instance with a running invocation is killed
 * @param heapMegabytes the heap of one instance's JVM
 * @param maxInstances instances at a time (AWS: the account's or the function's concurrency)
 * @param environment the function's own variables
 */
public record FunctionSettings(
        String name,
        String handler,
        Runtime runtime,
        Duration timeout,
        int heapMegabytes,
        int maxInstances,
        String region,
        Map<String, String> environment) {

    /** Which program in the child JVM talks to the Runtime API. */
    public enum Runtime {
        /** AWS's runtime interface client, the same as in AWS; Linux only. */
        AWS,
        /** A small one in plain Java, for systems without a native part of AWS's client. */
        JAVA;

        /** @param chosen a name, or empty for what this machine can run */
        public static Runtime choose(String chosen) {
            if (!chosen.isEmpty()) {
                return valueOf(chosen.toUpperCase(java.util.Locale.ROOT));
            }
            boolean linux = System.getProperty("os.name").startsWith("Linux");
            boolean known = System.getProperty("os.arch").matches("amd64|x86_64|aarch64");
            return linux && known ? AWS : JAVA;
        }
    }

    public FunctionSettings {
        environment = Map.copyOf(environment);
    }

    String arn() {
        return "arn:aws:lambda:" + region + ":000000000000:function:" + name;
    }
}
