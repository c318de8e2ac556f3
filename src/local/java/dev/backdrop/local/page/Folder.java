package dev.backdrop.local.page;

/** The four kinds of object a headshot consists of. */
enum Folder {
    PHOTOS,
    MASKS,
    PROCESSED,
    RECORDS
}
