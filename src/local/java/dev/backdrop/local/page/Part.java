package dev.backdrop.local.page;

/** The headshot that an object belongs to, and the kind of object. */
record Part(Folder folder, String id) {}
