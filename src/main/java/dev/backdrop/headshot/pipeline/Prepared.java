package dev.backdrop.headshot.pipeline;

import dev.backdrop.firefly.FireflyProblem;
import dev.backdrop.ledger.record.Uploads;

/** How the preparation of a headshot ended. */
sealed interface Prepared {

    /** Firefly holds both. */
    record Uploaded(Uploads uploads) implements Prepared {}

    /** A file is not fit for Firefly, whoever asks and however often. */
    record Refused(String reason, String message) implements Prepared {}

    /** A file was replaced or deleted since it was listed. */
    record Replaced() implements Prepared {}

    /** Adobe had a problem; {@code uploads} holds what arrived nevertheless. */
    record Failed(Uploads uploads, FireflyProblem problem) implements Prepared {}
}
