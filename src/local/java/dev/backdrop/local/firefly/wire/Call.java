package dev.backdrop.local.firefly.wire;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read completely.
 *
 * @param headers names in lower case
 * @param body cut off at {@link #MAX_BODY} bytes
 * @param tooLarge whether the body was longer
 * @param jobFault the fault of the job that this request starts, if it starts one
 */
public record Call(
        String method,
        URI uri,
        Map<String, List<String>> headers,
        byte[] body,
        boolean tooLarge,
        Optional<Fault.OfJob> jobFault) {

    /** Adobe storage: at most 15 MB for one file. */
    public static final int MAX_BODY = 15 * 1024 * 1024;

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    public String path() {
        return uri.getPath();
    }

    /** The last element of the path, such as a job id. */
    public String leaf() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    /** The type in {@code Content-Type} without its parameters, in lower case; empty if there is none. */
    public String mediaType() {
        return header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    public Call with(Fault.OfJob fault) {
        return new Call(method, uri, headers, body, tooLarge, Optional.of(fault));
    }
}
