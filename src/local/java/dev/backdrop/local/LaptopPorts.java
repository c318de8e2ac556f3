package dev.backdrop.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import dev.backdrop.local.stack.StackPorts;

/** The ports of the page and the stand-ins: those in the documentation, if they are free. */
record LaptopPorts(int page, StackPorts stack, int fireflyApi, int fireflyStatus, int fireflyResults) {
    private static final LaptopPorts USUAL = new LaptopPorts(9710, new StackPorts(9711, 9712, 9716), 9713, 9714, 9715);

    /** Fixed ports for the stand-ins alone, because people write these addresses into configurations. */
    static LaptopPorts fixed() {
        return USUAL;
    }

    /** Replaces a port that is taken, for example by another stack, with a free one. */
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
