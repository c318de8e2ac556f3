package dev.backdrop.reprocess.scan;

import java.util.List;

import dev.backdrop.bucket.StoredObject;

/** The objects of one id in one listing. */
record Listed(String id, List<StoredObject> objects) {}
