package dev.backdrop.local.proof;

import static dev.backdrop.local.store.StoreOperation.GET_OBJECT;
import static dev.backdrop.local.store.StoreOperation.LIST_OBJECTS;
import static dev.backdrop.local.store.StoreOperation.PUT_OBJECT;

import java.util.Locale;

import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;
import dev.backdrop.local.store.StoreHooks;
import dev.backdrop.local.store.StoreOperation;

/** The steps of the pipeline in order, and how a headshot must end if the function dies between two of them. */
enum KillPoint {
    BEFORE_RECORD_READ(s3(GET_OBJECT, "records/", 1).before(), End.PROCESSED, 1),
    AFTER_HALVES_LISTED(s3(LIST_OBJECTS, "masks/", 1).after(), End.PROCESSED, 1),
    BEFORE_CLAIM_WRITE(s3(PUT_OBJECT, "records/", 1).before(), End.PROCESSED, 1),
    AFTER_CLAIM_WRITE(s3(PUT_OBJECT, "records/", 1).after(), End.PROCESSED, 1),
    BEFORE_PHOTO_READ(s3(GET_OBJECT, "headshots/", 1).before(), End.PROCESSED, 1),
    AFTER_MASK_READ(s3(GET_OBJECT, "masks/", 1).after(), End.PROCESSED, 1),
    AFTER_TOKEN_GIVEN(adobe(Route.TOKEN, 1).after(), End.PROCESSED, 1),
    BEFORE_UPLOAD(adobe(Route.UPLOAD, 1).before(), End.PROCESSED, 1),
    AFTER_UPLOAD(adobe(Route.UPLOAD, 1).after(), End.PROCESSED, 1),
    BEFORE_INTENT_WRITE(s3(PUT_OBJECT, "records/", 2).before(), End.PROCESSED, 1),
    // From here to the job id, the bucket alone does not show whether the fill was paid for.
    AFTER_INTENT_WRITE(s3(PUT_OBJECT, "records/", 2).after(), End.IN_DOUBT, 0),
    BEFORE_FILL(adobe(Route.FILL, 1).before(), End.IN_DOUBT, 0),
    AFTER_FILL_IS_BILLED(adobe(Route.FILL, 1).after(), End.IN_DOUBT, 1),
    BEFORE_JOB_ID_WRITE(s3(PUT_OBJECT, "records/", 3).before(), End.IN_DOUBT, 1),
    AFTER_JOB_ID_WRITE(s3(PUT_OBJECT, "records/", 3).after(), End.PROCESSED, 1),
    AFTER_FIRST_POLL(adobe(Route.STATUS, 1).after(), End.PROCESSED, 1),
    BEFORE_SECOND_POLL(adobe(Route.STATUS, 2).before(), End.PROCESSED, 1),
    BEFORE_RESULT_DOWNLOAD(adobe(Route.RESULT, 1).before(), End.PROCESSED, 1),
    AFTER_RESULT_DOWNLOAD(adobe(Route.RESULT, 1).after(), End.PROCESSED, 1),
    BEFORE_RESULT_WRITE(s3(PUT_OBJECT, "processed/", 1).before(), End.PROCESSED, 1),
    AFTER_RESULT_WRITE(s3(PUT_OBJECT, "processed/", 1).after(), End.PROCESSED, 1),
    BEFORE_PROCESSED_WRITE(s3(PUT_OBJECT, "records/", 4).before(), End.PROCESSED, 1),
    AFTER_PROCESSED_WRITE(s3(PUT_OBJECT, "records/", 4).after(), End.PROCESSED, 1);

    enum End {
        PROCESSED,
        IN_DOUBT;

        /** The outcome in the bucket's report. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One request of a headshot's first attempt. */
    sealed interface Moment {
        int nth();
    }

    record AtStore(StoreOperation operation, String prefix, int nth, StoreHooks.Phase phase) implements Moment {
        AtStore before() {
            return new AtStore(operation, prefix, nth, StoreHooks.Phase.BEFORE);
        }

        AtStore after() {
            return new AtStore(operation, prefix, nth, StoreHooks.Phase.AFTER);
        }
    }

    record AtAdobe(Route route, int nth, Phase phase) implements Moment {
        AtAdobe before() {
            return new AtAdobe(route, nth, Phase.BEFORE);
        }

        AtAdobe after() {
            return new AtAdobe(route, nth, Phase.AFTER);
        }
    }

    final Moment moment;
    final End end;
    final int fills;

    KillPoint(Moment moment, End end, int fills) {
        this.moment = moment;
        this.end = end;
        this.fills = fills;
    }

    /** The headshot whose function dies here. */
    String headshot() {
        return "kill/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static AtStore s3(StoreOperation operation, String prefix, int nth) {
        return new AtStore(operation, prefix, nth, StoreHooks.Phase.BEFORE);
    }

    private static AtAdobe adobe(Route route, int nth) {
        return new AtAdobe(route, nth, Phase.BEFORE);
    }
}
