package dev.backdrop.local.page;

/** What an object is to which headshot. */
record Place(Folder folder, String id) {}
