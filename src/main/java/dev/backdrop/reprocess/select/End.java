package dev.backdrop.reprocess.select;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a selection ended. */
public enum End {
    /** All headshots of the scope were looked at. */
    @JsonProperty("complete")
    COMPLETE,
    @JsonProperty("limit")
    LIMIT,
    @JsonProperty("max-operations")
    MAX_OPERATIONS;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
