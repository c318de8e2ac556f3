package dev.backdrop.reprocess.scan;

import java.util.List;

import dev.backdrop.bucket.StoredObject;

/** All objects of one listing that belong to one id. */
record Listed(String id, List<StoredObject> objects) {}
