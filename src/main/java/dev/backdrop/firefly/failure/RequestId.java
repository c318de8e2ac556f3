package dev.backdrop.firefly.failure;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Adobe's id of one call. Adobe's support finds the call by it. */
public final class RequestId {

    /** Adobe's are UUIDs and short words. Anything else could be a token, or fill a record. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.:-]{1,64}");

    private RequestId() {}

    /** @param headers gives a header's value, or null */
    public static Optional<String> in(Function<String, @Nullable String> headers) {
        return Optional.ofNullable(headers.apply("x-request-id"))
                .map(String::strip)
                .filter(id -> PLAIN.matcher(id).matches());
    }
}
