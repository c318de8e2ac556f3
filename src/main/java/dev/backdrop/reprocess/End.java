package dev.backdrop.reprocess;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a selection is over. */
enum End {
    /** All headshots of the scope have been looked at. */
    @JsonProperty("complete")
    COMPLETE,
    @JsonProperty("limit")
    LIMIT,
    @JsonProperty("max-operations")
    MAX_OPERATIONS;

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
