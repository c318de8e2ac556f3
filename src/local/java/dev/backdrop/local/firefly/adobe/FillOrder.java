package dev.backdrop.local.firefly.adobe;

/** A fill that nothing speaks against. */
record FillOrder(FillRequest request, Uploads.Upload photo, Uploads.Upload mask, Size output) {}
