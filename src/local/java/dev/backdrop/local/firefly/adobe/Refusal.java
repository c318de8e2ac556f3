package dev.backdrop.local.firefly.adobe;

import dev.backdrop.local.firefly.wire.Answer;

/** Ends the checking of a request at its first mistake. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super("Refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
