package dev.backdrop.bucket;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds ids that look the same to a person and differ in S3. */
public final class SimilarName {

    /** The endings that people give to the names of masks. */
    private static final Pattern SUFFIX = Pattern.compile("[._ -]mask$", Pattern.CASE_INSENSITIVE);

    private SimilarName() {}

    /**
     * Returns a name that is equal for ids that differ only in case, in the encoding of accents, or in an ending such
     * as "_mask".
     */
    public static String of(String id) {
        return composed(SUFFIX.matcher(id).replaceFirst("").toLowerCase(Locale.ROOT));
    }

    /** Names the difference between two similar ids, which may look the same on a screen. */
    public static String difference(String one, String other) {
        if (composed(one).equals(composed(other))) {
            return "accents are encoded differently (Unicode NFC and NFD)";
        }
        boolean onlyCase = composed(one).equalsIgnoreCase(composed(other));
        return onlyCase ? "upper and lower case differ" : "the endings differ";
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
