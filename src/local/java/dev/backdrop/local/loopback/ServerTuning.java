package dev.backdrop.local.loopback;

/** The JDK's HTTP server reads these once per JVM, before it is used for the first time. */
final class ServerTuning {

    private ServerTuning() {}

    static void apply() {
        // Without it every answer on a kept connection waits 40 ms for the other side's delayed ACK.
        set("sun.net.httpserver.nodelay", "true");
        // A connection closed as idle just when a fill is sent on it would look like a fault that no script contains.
        set("sun.net.httpserver.idleInterval", "3600");
        set("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private static void set(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
