package dev.backdrop.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Decides which files of the folder are objects. In S3 an object appears whole or not at all; a file that is being copied does not. So a file
 * under a watched prefix is an object only once it has been adopted: found unchanged, hashed, and given its ETag.
 */
final class FolderObjects {
    /** s3proxy's name for a file that is being written. */
    private static final Pattern IN_FLIGHT = Pattern.compile(".*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path folder;
    private final List<String> watched;
    private final Map<String, Fingerprint> adopted = new ConcurrentHashMap<>();
    private final Set<String> beingWritten = ConcurrentHashMap.newKeySet();

    FolderObjects(Path folder, List<String> watched) {
        this.folder = folder;
        this.watched = List.copyOf(watched);
    }

    List<String> watchedPrefixes() {
        return watched;
    }

    Path file(String key) {
        return folder.resolve(key);
    }

    String key(Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** Whether a dropped file of this name is never an object: hidden files, uploads in flight. */
    boolean isPassedOver(String key) {
        return key.startsWith(".") || key.contains("/.") || isInFlight(key);
    }

    private static boolean isInFlight(String key) {
        return IN_FLIGHT.matcher(key).matches() && !MultipartStub.is(key);
    }

    /** Whether S3 clients see this key, if there is a file for it. */
    boolean isObject(String key) {
        if (watched.stream().noneMatch(key::startsWith)) {
            // Only the function writes here, hidden names too.
            return !isInFlight(key);
        }
        return !isPassedOver(key) && isKnown(key);
    }

    private boolean isKnown(String key) {
        return key.endsWith("/") || beingWritten.contains(key) || isAdopted(key);
    }

    boolean isAdopted(String key) {
        return fingerprint(key).map(now -> now.equals(adopted.get(key))).orElse(false);
    }

    /** Runs a write that came through S3. The new file is an object at once; the old one stays an object until then. */
    <T> T writing(String key, Supplier<T> write) {
        beingWritten.add(key);
        try {
            T answer = write.get();
            fingerprint(key).ifPresent(now -> adopted.put(key, now));
            return answer;
        } finally {
            beingWritten.remove(key);
        }
    }

    /** Makes a file an object; empty if it changed meanwhile or has gone. */
    Optional<ObjectCreated> adopt(String key) throws IOException {
        Optional<Fingerprint> before = fingerprint(key);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        byte[] md5 = md5(file(key));
        ObjectAttributes.write(file(key), md5);
        if (!fingerprint(key).equals(before)) {
            return Optional.empty();
        }
        adopted.put(key, before.get());
        long size = before.get().size();
        return Optional.of(
                new ObjectCreated("ObjectCreated:Put", key, size, HexFormat.of().formatHex(md5), Instant.now()));
    }

    private Optional<Fingerprint> fingerprint(String key) {
        try {
            return Fingerprint.of(file(key));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] md5(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("MD5"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return digest.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has MD5", impossible);
        }
    }
}
