package dev.backdrop.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a headshot stands, as a request may select it. A headshot can be in several conditions. */
public enum Condition {
    /** Photo and mask are there, and no attempt has begun. */
    @JsonProperty("missing")
    MISSING,
    /** The photo or the mask is not there. */
    @JsonProperty("waiting")
    WAITING,
    /** Begun, and no attempt works on it now. */
    @JsonProperty("unfinished")
    UNFINISHED,
    /** Rejected. */
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("in-doubt")
    IN_DOUBT,
    /** The photo or the mask was replaced since. */
    @JsonProperty("changed-mask")
    CHANGED_MASK,
    /** It would get another look today. */
    @JsonProperty("changed-look")
    CHANGED_LOOK,
    /** Processed, as it would be today. */
    @JsonProperty("done")
    DONE,
    /** An attempt works on it now. */
    @JsonProperty("working")
    WORKING;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static Optional<Condition> of(String word) {
        return Arrays.stream(values())
                .filter(condition -> condition.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Condition::word).sorted().toList();
    }
}
