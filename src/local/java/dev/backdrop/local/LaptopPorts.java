package dev.backdrop.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import dev.backdrop.local.stack.StackPorts;

/** Where everything listens: the addresses in the documentation, wherever they are free. */
record LaptopPorts(int page, StackPorts stack, int fireflyApi, int fireflyStatus, int fireflyResults) {
    private static final LaptopPorts USUAL = new LaptopPorts(9710, new StackPorts(9711, 9712, 9716), 9713, 9714, 9715);

    /** For the stand-ins alone, whose addresses are written into configurations. */
    static LaptopPorts fixed() {
        return USUAL;
    }

    /** Another stack may be running: a port that is taken is replaced by any free one. */
    static LaptopPorts free(LaptopOptions options) {
        return new LaptopPorts(
                options.port().orElseGet(() -> orAny(USUAL.page)),
                new StackPorts(orAny(USUAL.stack.store()), orAny(USUAL.stack.queue()), orAny(USUAL.stack.lambda())),
                orAny(USUAL.fireflyApi),
                orAny(USUAL.fireflyStatus),
                orAny(USUAL.fireflyResults));
    }

    private static int orAny(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }
}
