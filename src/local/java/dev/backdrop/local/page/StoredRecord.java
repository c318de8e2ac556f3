package dev.backdrop.local.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.ledger.record.Verdict;

/** What the page reads of {@code records/<id>.json}; any part may be missing. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredRecord(
        String state,
        Source photo,
        Source mask,
        Look look,
        Uploads uploads,
        Fill fill,
        List<Output> outputs,
        List<Verdict> verdicts,
        Trouble rejection,
        Trouble doubt,
        int operationsBilled,
        List<String> warnings,
        Instant createdAt,
        Instant updatedAt) {

    /** Replaces a record that is not valid JSON. */
    static final String UNREADABLE = "unreadable";

    StoredRecord {
        outputs = outputs == null ? List.of() : List.copyOf(outputs);
        verdicts = verdicts == null ? List.of() : List.copyOf(verdicts);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    static StoredRecord unreadable() {
        return new StoredRecord(UNREADABLE, null, null, null, null, null, null, null, null, null, 0, null, null, null);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Source(String key, String etag) {

        /** Whether {@code object} is still what this source was; a missing half cannot differ. */
        static boolean same(Source source, BucketObject object) {
            return source == null
                    || object == null
                    || source.etag == null
                    || object.etag() == null
                    || BucketObject.unquoted(source.etag).equals(object.etag());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Look(String name, String prompt, String negativePrompt, Long seed, String size) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Fill(Instant intentAt, Instant acceptedAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Output(String key, Integer width, Integer height, Long seed) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Trouble(String reason, String message, String adobeRequestId) {}

    /** How the files were prepared; empty before they were. */
    Optional<Uploads.Preparation> preparation() {
        return Optional.ofNullable(uploads).map(Uploads::preparation);
    }

    /** The key of the mask that the function made; empty if a person gave one. */
    Optional<String> madeMask() {
        return Optional.ofNullable(mask)
                .filter(source -> source.etag() != null
                        && dev.backdrop.ledger.record.Source.isMade(BucketObject.unquoted(source.etag())))
                .map(Source::key);
    }

    boolean isOf(ListedHeadshot headshot) {
        return Source.same(photo, headshot.photo()) && Source.same(mask, headshot.mask());
    }
}
