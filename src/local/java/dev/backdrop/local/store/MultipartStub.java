package dev.backdrop.local.store;

/** The object in which s3proxy keeps the metadata of an upload in parts, until it is complete. Its listings leave it out. */
final class MultipartStub {

    private static final String PREFIX = ".s3proxy-mpu-stub-";

    private MultipartStub() {}

    static boolean is(String key) {
        return key.startsWith(PREFIX);
    }
}
