package dev.backdrop.bucket;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Maps keys to headshots and back. A headshot's id is its photo's key without prefix and extension. */
public final class Keys {

    /** The types that Firefly accepts (image/jpeg, image/png, image/webp). */
    private static final Set<String> SUPPORTED = Set.of("jpg", "jpeg", "png", "webp");

    /**
     * Picture types that Firefly does not accept. They count as photos, so that they are rejected with a reason and not
     * ignored.
     */
    private static final Set<String> OTHER_PICTURES =
            Set.of("heic", "heif", "avif", "tif", "tiff", "gif", "bmp", "jxl", "psd", "svg");

    private static final String RECORD = ".json";

    /** "ana.mask.png" is the mask of "ana": people who keep photos and masks in one folder name them so. */
    private static final String MASK = ".mask";

    private static final String LENT = ".lent/";

    /** "ana.firefly.jpg" is Firefly's own file beside the result "ana.jpg". */
    private static final String FIREFLY = ".firefly";

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

    /** Removes the suffix once. Only the name decides which headshot a mask belongs to. */
    private static String withoutSuffix(String name) {
        return name.endsWith(MASK) ? name.substring(0, name.length() - MASK.length()) : name;
    }

    /** Says why no headshot can have this id; empty where one can. */
    public Optional<String> refusal(String id) {
        if (isHidden(id)) {
            return Optional.of("a folder or a file whose name begins with a dot is hidden, or the function's own");
        }
        return isTooLong(recordOf(id))
                ? Optional.of("its record's key would be longer than the " + LONGEST + " bytes that S3 allows")
                : Optional.empty();
    }

    /** Whether S3 accepts the key of every result of {@code id}. */
    public boolean hasRoomForResults(String id, int variations) {
        return !isTooLong(fireflyBeside(resultBeside(id, variations, "00000000", "webp"), "webp"))
                && !isTooLong(lentOf(id, "webp"))
                && !isTooLong(keptOf(id, variations, "00000000", "webp"));
    }

    private static boolean isTooLong(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /** Returns the id that a person meant by an id or by the key of a photo or mask. */
    public String idOf(String idOrKey) {
        return place(idOrKey).handle(Place.Photo::id, Place.Mask::id, elsewhere -> idOrKey);
    }

    public Prefixes prefixes() {
        return prefixes;
    }

    /** Returns the id of a record's headshot; empty for the function's own objects, which lie in a hidden folder. */
    public Optional<String> idOfRecord(String key) {
        if (!key.startsWith(prefixes.records()) || !key.endsWith(RECORD)) {
            return Optional.empty();
        }
        return Optional.of(key.substring(prefixes.records().length(), key.length() - RECORD.length()))
                .filter(id -> !isHidden(id));
    }

    /**
     * Returns the id whose first result this may be; a later variation of another headshot can have the same name. Files beside
     * results are none.
     */
    public Optional<String> idOfResult(String key) {
        return key.startsWith(prefixes.processed())
                ? picture(key, prefixes.processed()).filter(name -> !isBeside(name))
                : Optional.empty();
    }

    /** Whether this is a file beside the results: Firefly's own, or a mask that the function made. */
    public boolean isBesideResults(String key) {
        return key.startsWith(prefixes.processed())
                && picture(key, prefixes.processed()).filter(Keys::isBeside).isPresent();
    }

    private static boolean isBeside(String name) {
        return name.endsWith(FIREFLY) || name.endsWith(MASK);
    }

    /** Returns the key of a run's state; {@code run} has neither slashes nor dots. */
    public String runOf(String run) {
        return runs() + run + RECORD;
    }

    public String runs() {
        return hidden() + "runs/";
    }

    /** Returns the key of the organisation's quota. */
    public String quota() {
        return hidden() + "quota" + RECORD;
    }

    /**
     * Returns the folder of the function's own objects. No part of an id begins with a dot, so none of them is a
     * record.
     */
    private String hidden() {
        return prefixes.records() + ".backdrop/";
    }

    /** Returns the prefix of all photos of {@code id}, with any extension. */
    public String photosOf(String id) {
        return prefixes.headshots() + id + ".";
    }

    /** Returns the prefix of all masks of {@code id}, with any extension. */
    public String masksOf(String id) {
        return prefixes.masks() + id + ".";
    }

    public String recordOf(String id) {
        return prefixes.records() + id + RECORD;
    }

    /**
     * Returns the key of a result.
     *
     * @param variation counted from 1; the first has no number in its name
     * @param extension without dot
     */
    public String resultOf(String id, int variation, String extension) {
        return prefixes.processed() + id + (variation == 1 ? "" : "-" + variation) + "." + extension;
    }

    /** Returns the key of Firefly's own file beside the result {@code key}. */
    public static String fireflyBeside(String key, String extension) {
        return key.substring(0, key.lastIndexOf('.')) + FIREFLY + "." + extension;
    }

    /** Returns the key of the mask that the function made for {@code id}: a person finds it beside the result. */
    public String madeMaskOf(String id) {
        return prefixes.processed() + id + MASK + ".png";
    }

    /**
     * Returns the key of a result whose usual key belongs to another headshot: "ana-2.jpg" is the second result of
     * "ana" or the first of "ana-2".
     */
    public String resultBeside(String id, int variation, String recipe, String extension) {
        return prefixes.processed() + id + "-" + variation + "-" + recipe.substring(0, 8) + "." + extension;
    }

    /** Returns the key under which a paid result is kept after its photo was deleted. */
    public String keptOf(String id, int variation, String recipe, String extension) {
        return hidden() + "kept/" + id + "-" + variation + "-" + recipe.substring(0, 8) + "." + extension;
    }

    /** Returns the key under which a photo is lent to Adobe. It is hidden, so it is no result. */
    public String lentOf(String id, String extension) {
        return prefixes.processed() + LENT + id + "." + extension;
    }

    /** Whether the extension is that of a type that Firefly accepts. */
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
