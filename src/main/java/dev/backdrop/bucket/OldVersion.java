package dev.backdrop.bucket;

/** Whether a version of an object, which may not be the current one, can be read. */
public enum OldVersion {
    STORED,
    /** It has expired, or was deleted for good. */
    GONE,
    /** S3 does not let the function read old versions. */
    REFUSED
}
