package dev.backdrop.local.page;

/** The headshot that an object belongs to, and the kind of object. */
record Place(Folder folder, String id) {}
