package dev.backdrop.bucket;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which key belongs to which headshot, and the reverse. A headshot's id is its photo's key without prefix and extension. */
public final class Keys {

    /** What Firefly takes (image/jpeg, image/png, image/webp). */
    private static final Set<String> SUPPORTED = Set.of("jpg", "jpeg", "png", "webp");

    /** Pictures people drop by mistake: taken for photos so that they are refused with a reason, not passed over in silence. */
    private static final Set<String> OTHER_PICTURES =
            Set.of("heic", "heif", "avif", "tif", "tiff", "gif", "bmp", "jxl", "psd", "svg");

    private static final String RECORD = ".json";

    /** "ana.mask.png" is the mask of "ana", as it is where photos and masks lie in one folder and are dropped together. */
    private static final String MASK = ".mask";

    /** Amazon S3: the longest key, in bytes of UTF-8. */
    private static final int LONGEST = 1_024;

    private final Prefixes prefixes;

    public Keys(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    public Place place(String key) {
        if (isTooLong(key)) {
            return new Place.Elsewhere("S3 has no key of more than " + LONGEST + " bytes");
        }
        if (key.startsWith(prefixes.headshots())) {
            return picture(key, prefixes.headshots())
                    .<Place>map(Place.Photo::new)
                    .orElseGet(() -> notAPicture(key, prefixes.headshots()));
        }
        if (key.startsWith(prefixes.masks())) {
            return picture(key, prefixes.masks())
                    .<Place>map(name -> new Place.Mask(withoutSuffix(name)))
                    .orElseGet(() -> notAPicture(key, prefixes.masks()));
        }
        return new Place.Elsewhere("it is neither under " + prefixes.headshots() + " nor under " + prefixes.masks());
    }

    /** Once, whatever else there is: which headshot a mask belongs to is in its name alone. */
    private static String withoutSuffix(String name) {
        return name.endsWith(MASK) ? name.substring(0, name.length() - MASK.length()) : name;
    }

    /** Why no headshot can have this id; nothing where one can. */
    public Optional<String> refusal(String id) {
        if (isHidden(id)) {
            return Optional.of("a folder or a file whose name begins with a dot is hidden, or the function's own");
        }
        return isTooLong(recordOf(id))
                ? Optional.of("its record's key would be longer than the " + LONGEST + " bytes that S3 allows")
                : Optional.empty();
    }

    /** Whether S3 takes the key of every result that {@code id} may get. */
    public boolean hasRoomForResults(String id, int variations) {
        return !isTooLong(resultBeside(id, variations, "00000000", "webp"))
                && !isTooLong(keptOf(id, variations, "00000000", "webp"));
    }

    private static boolean isTooLong(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /** The id for what a person wrote: an id, or the key of a photo or mask. */
    public String idOf(String idOrKey) {
        return place(idOrKey).handle(Place.Photo::id, Place.Mask::id, elsewhere -> idOrKey);
    }

    public Prefixes prefixes() {
        return prefixes;
    }

    /** The headshot whose record this is; empty for the function's own objects, which lie in a hidden folder. */
    public Optional<String> idOfRecord(String key) {
        if (!key.startsWith(prefixes.records()) || !key.endsWith(RECORD)) {
            return Optional.empty();
        }
        return Optional.of(key.substring(prefixes.records().length(), key.length() - RECORD.length()))
                .filter(id -> !isHidden(id));
    }

    /** The headshot whose first result this may be: a further variation of another has the same name. */
    public Optional<String> idOfResult(String key) {
        return key.startsWith(prefixes.processed()) ? picture(key, prefixes.processed()) : Optional.empty();
    }

    /** The state of a run; {@code run} has neither slashes nor dots. */
    public String runOf(String run) {
        return runs() + run + RECORD;
    }

    public String runs() {
        return hidden() + "runs/";
    }

    /** What the whole organisation shares of Adobe's quota. */
    public String quota() {
        return hidden() + "quota" + RECORD;
    }

    /** The function's own objects; no segment of an id begins with a dot, so that none of them is a record. */
    private String hidden() {
        return prefixes.records() + ".backdrop/";
    }

    /** Every photo of {@code id} begins with this, whatever its extension. */
    public String photosOf(String id) {
        return prefixes.headshots() + id + ".";
    }

    /** Every mask of {@code id} begins with this, whatever its extension. */
    public String masksOf(String id) {
        return prefixes.masks() + id + ".";
    }

    public String recordOf(String id) {
        return prefixes.records() + id + RECORD;
    }

    /**
     * Where a result goes.
     *
     * @param variation counted from 1; the first has no number in its name
     * @param extension without dot
     */
    public String resultOf(String id, int variation, String extension) {
        return prefixes.processed() + id + (variation == 1 ? "" : "-" + variation) + "." + extension;
    }

    /** Where a result goes whose place another headshot has: "ana-2.jpg" is Ana's second result, or the first of "ana-2". */
    public String resultBeside(String id, int variation, String recipe, String extension) {
        return prefixes.processed() + id + "-" + variation + "-" + recipe.substring(0, 8) + "." + extension;
    }

    /** Where a paid result is kept whose photo is gone. */
    public String keptOf(String id, int variation, String recipe, String extension) {
        return hidden() + "kept/" + id + "-" + variation + "-" + recipe.substring(0, 8) + "." + extension;
    }

    /** Whether the name promises a type that Firefly takes. */
    public static boolean isSupported(String key) {
        return SUPPORTED.contains(extension(key));
    }

    private static Optional<String> picture(String key, String prefix) {
        String path = key.substring(prefix.length());
        String extension = extension(key);
        if (isHidden(path) || !(SUPPORTED.contains(extension) || OTHER_PICTURES.contains(extension))) {
            return Optional.empty();
        }
        return Optional.of(path.substring(0, path.length() - extension.length() - 1));
    }

    private static boolean isHidden(String path) {
        return path.startsWith(".") || path.contains("/.");
    }

    private static Place notAPicture(String key, String prefix) {
        if (key.endsWith("/")) {
            return new Place.Elsewhere("it is a folder");
        }
        return new Place.Elsewhere(
                isHidden(key.substring(prefix.length()))
                        ? "it is a hidden file, or in a hidden folder"
                        : "its name is not that of a picture");
    }

    private static String extension(String key) {
        int dot = key.lastIndexOf('.');
        return dot < key.lastIndexOf('/') ? "" : key.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
