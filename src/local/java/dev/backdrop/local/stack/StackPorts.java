package dev.backdrop.local.stack;

/** Where the stand-ins listen on loopback; 0 is any free port. */
public record StackPorts(int store, int queue, int lambda) {
    public static final StackPorts FREE = new StackPorts(0, 0, 0);
}
