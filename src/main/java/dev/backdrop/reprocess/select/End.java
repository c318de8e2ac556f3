package dev.backdrop.reprocess.select;

/** Why a selection ended. */
public enum End {
    /** All headshots of the scope were looked at. */
    COMPLETE,
    LIMIT,
    MAX_OPERATIONS
}
