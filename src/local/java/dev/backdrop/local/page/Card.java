package dev.backdrop.local.page;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Everything that the browser gets about one headshot; null components are left out.
 *
 * @param record key of the record, null while there is none
 * @param seconds from the intent to pay until the result was stored, or how long the last attempt took
 * @param when anything of the headshot changed last
 */
record Card(
        String id,
        @JsonUnwrapped CardOutcome cardOutcome,
        Picture photo,
        Picture mask,
        List<Picture> results,
        String record,
        int operations,
        Double seconds,
        StoredRecord.Look look,
        List<String> warnings,
        Instant at) {

    /** Width, height (pixels) and seed are known for results only. */
    record Picture(String key, String version, long size, Integer width, Integer height, Long seed) {

        static Picture of(BucketObject object) {
            return object == null ? null : new Picture(object.key(), object.version(), object.size(), null, null, null);
        }
    }
}
