package dev.backdrop.reprocess.run;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** A run is named after the invocation that began it, so that a repeated one begins no second run. */
public final class RunName {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private RunName() {}

    /** Part of a key; Lambda's own names are UUIDs, others may be anything. */
    public static String of(String requestId) {
        return PLAIN.matcher(requestId).matches()
                ? requestId
                : UUID.nameUUIDFromBytes(requestId.getBytes(StandardCharsets.UTF_8))
                        .toString();
    }
}
