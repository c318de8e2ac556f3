package dev.backdrop.local.firefly.wire;

import java.util.Arrays;

import dev.backdrop.text.KebabCase;

/** A kind of request that the emulator serves. Requests are counted, and faults scripted, per route. */
public enum Route {
    TOKEN,
    UPLOAD,
    FILL,
    FILL_SYNC,
    STATUS,
    CANCEL,
    RESULT,
    MASK,
    MASK_STATUS,
    /** The emulator's own control routes. */
    CONTROL,
    /** Anything Adobe does not serve at that address, for instance a status URL that a client put together itself. */
    OTHER;

    /** As it is written in fault files and on the control page: {@code fill-sync}. */
    public String label() {
        return KebabCase.of(this);
    }

    public static Route labelled(String label) {
        return KebabCase.parse(Route.class, label)
                .orElseThrow(() -> new IllegalArgumentException("No such route: " + label + ", there are "
                        + Arrays.stream(values()).map(Route::label).toList()));
    }
}
