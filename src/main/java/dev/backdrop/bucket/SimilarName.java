package dev.backdrop.bucket;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ids that a person takes for the same, and S3 does not. */
public final class SimilarName {

    /** What the laptop's page strips from the name of a mask, and people write in other ways, too. */
    private static final Pattern SUFFIX = Pattern.compile("[._ -]mask$", Pattern.CASE_INSENSITIVE);

    private SimilarName() {}

    /** Equal for ids that differ only in case, in the encoding of accents, or in an ending such as "_mask". */
    public static String of(String id) {
        return composed(SUFFIX.matcher(id).replaceFirst("").toLowerCase(Locale.ROOT));
    }

    /** In what two similar ids differ; on a screen they may look alike. */
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
