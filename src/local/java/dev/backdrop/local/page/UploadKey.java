package dev.backdrop.local.page;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import dev.backdrop.bucket.Keys;

/**
 * Checks where an upload may go: under the photos' or the masks' prefix, with a name that every store and disk can
 * hold.
 */
final class UploadKey {

    private static final int MAX_BYTES = 1024;
    /** The store writes to a temporary name first, which is 37 characters longer, and disks take 255. */
    private static final int MAX_SEGMENT_BYTES = 200;
    /** Control and format characters (a format character can reverse a name), lone surrogates, unassigned ones. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\u2028\\u2029\\uFFFD\\\\]");

    private final PageKeys keys;

    UploadKey(PageKeys keys) {
        this.keys = keys;
    }

    /** Returns the key as given, or throws a refusal that says what is wrong with it. */
    String check(String key) {
        String path = path(key);
        if (UNPRINTABLE.matcher(path).find()) {
            throw new Refusal(
                    400, "The name contains a character that cannot be stored (a control character or a backslash).");
        }
        if (bytes(key) > MAX_BYTES) {
            throw new Refusal(400, "The name and its folders are too long together.");
        }
        for (String segment : path.split("/", -1)) {
            checkSegment(segment);
        }
        if (keys.part(key).isEmpty() || !Keys.isSupported(key)) {
            throw new Refusal(415, "Only .jpg, .jpeg, .png and .webp files are accepted.");
        }
        return key;
    }

    private String path(String key) {
        String photos = keys.prefixes().headshots();
        String masks = keys.prefixes().masks();
        for (String prefix : new String[] {photos, masks}) {
            if (key.startsWith(prefix)) {
                return key.substring(prefix.length());
            }
        }
        throw new Refusal(
                400, "Photos go under " + photos + " and masks under " + masks + "; nothing else is accepted.");
    }

    private static void checkSegment(String segment) {
        if (segment.isBlank()) {
            throw new Refusal(400, "A folder or the file has no name.");
        }
        if (segment.startsWith(".")) {
            throw new Refusal(400, "Names that begin with a dot are hidden files and are not accepted.");
        }
        if (bytes(segment) > MAX_SEGMENT_BYTES) {
            throw new Refusal(400, "A name is too long: at most 200 letters (fewer with accents).");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
