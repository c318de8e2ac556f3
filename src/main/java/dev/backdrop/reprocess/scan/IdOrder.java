package dev.backdrop.reprocess.scan;

import java.util.Comparator;

/**
 * The order in which the listings complete headshots. S3 lists keys by their UTF-8 bytes, and an id is a key without its
 * extension: the keys of "a" (a.jpg, a.webp) surround those of "a.b" (a.b.png). So "a" is complete only after all keys that
 * begin with "a.", and comes at the end of that range.
 */
final class IdOrder implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        if (isBelow(one, other)) {
            return -1;
        }
        if (isBelow(other, one)) {
            return 1;
        }
        return compareBytes(one + '.', other + '.');
    }

    /** Whether all of {@code id}'s keys lie between the first and the last possible one of {@code outer}. */
    static boolean isBelow(String id, String outer) {
        return id.length() > outer.length() && id.startsWith(outer) && id.charAt(outer.length()) == '.';
    }

    /** Compares by code points, as UTF-8 bytes do. Java's own order differs for surrogates. */
    private static int compareBytes(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // A surrogate stands for a code point above all other characters.
                boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
                return surrogates ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
