package dev.backdrop.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** Attributes that change when a file is written or replaced; they need no reading of the file. */
record Fingerprint(long size, FileTime modified, Object fileKey) {

    static Fingerprint of(BasicFileAttributes attributes) {
        return new Fingerprint(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    /** Empty if there is no such file. */
    static Optional<Fingerprint> of(Path file) throws IOException {
        try {
            return Optional.of(of(Files.readAttributes(file, BasicFileAttributes.class)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }
}
