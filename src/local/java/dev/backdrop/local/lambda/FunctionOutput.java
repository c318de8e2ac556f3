package dev.backdrop.local.lambda;

/** Takes what instances print, line by line, from several threads. */
@FunctionalInterface
public interface FunctionOutput {
    void line(int instance, String line);
}
