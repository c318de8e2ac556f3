package dev.backdrop.reprocess.run;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a run after the invocation that began it, so that a repeated invocation begins no second run. */
public final class RunName {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private RunName() {}

    /** Returns a name that can be part of a key. Lambda's ids are UUIDs; other callers may use any text. */
    public static String of(String requestId) {
        return PLAIN.matcher(requestId).matches()
                ? requestId
                : UUID.nameUUIDFromBytes(requestId.getBytes(StandardCharsets.UTF_8))
                        .toString();
    }
}
