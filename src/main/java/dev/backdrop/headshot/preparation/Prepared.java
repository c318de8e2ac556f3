package dev.backdrop.headshot.preparation;

import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.ledger.record.Uploads;

/** How the preparation of a headshot ended. */
public sealed interface Prepared {

    /** Firefly holds both. */
    record Uploaded(Uploads uploads) implements Prepared {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.uploaded(this);
        }
    }

    /** A file is not fit for Firefly, and no later attempt changes that. */
    record Refused(String reason, String message) implements Prepared {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /** A file was replaced or deleted since it was listed. */
    record Replaced() implements Prepared {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.replaced(this);
        }
    }

    /** The mask that Adobe made, and that is paid for, is not stored any more. */
    record MaskGone() implements Prepared {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.maskGone(this);
        }
    }

    /** An upload failed; {@code uploads} holds what arrived nevertheless. */
    record Failed(Uploads uploads, FireflyFailure failure) implements Prepared {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.uploadFailed(this);
        }
    }

    <R> R handle(Cases<R> cases);

    /** One method per case. */
    interface Cases<R> {

        R uploaded(Uploaded uploaded);

        R refused(Refused refused);

        R replaced(Replaced replaced);

        R maskGone(MaskGone gone);

        R uploadFailed(Failed failed);
    }
}
