package dev.backdrop.firefly;

import java.io.ByteArrayOutputStream;

/** Collects a download up to a limit, and never holds more. */
final class CappedBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long limit;
    private final ErrorCatalogue catalogue;

    CappedBytes(long limit, ErrorCatalogue catalogue) {
        this.limit = limit;
        this.catalogue = catalogue;
    }

    void add(byte[] chunk) {
        if (bytes.size() + (long) chunk.length > limit) {
            throw new FireflyException(catalogue.plain(Cause.RESULT_TOO_LARGE, Route.DOWNLOAD), null);
        }
        bytes.writeBytes(chunk);
    }

    byte[] all() {
        return bytes.toByteArray();
    }
}
