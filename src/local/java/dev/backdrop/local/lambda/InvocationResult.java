package dev.backdrop.local.lambda;

/** How an invocation ended, as the Lambda service sees it. */
public sealed interface InvocationResult {

    /** What Lambda answers: the function's own JSON, or the JSON that describes its error. */
    byte[] payload();

    record Success(byte[] payload) implements InvocationResult {}

    /** The function threw, ran out of time, or its instance died. */
    record FunctionError(byte[] payload) implements InvocationResult {}
}
