package dev.backdrop.local.firefly.adobe;

/** A fill that has passed all checks. */
record FillOrder(FillRequest request, Uploads.Upload photo, Uploads.Upload mask, Size output) {}
