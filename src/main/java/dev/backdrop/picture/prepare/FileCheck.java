package dev.backdrop.picture.prepare;

import java.util.Optional;
import java.util.function.Function;

import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.inspect.EndOfImage;
import dev.backdrop.picture.inspect.ImageInspector;
import dev.backdrop.picture.inspect.Inspection;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.picture.prepare.PreparedPair.Refused;

/** Refuses a photo or a mask by its length, its header, or a missing end. Nothing is decoded. */
public final class FileCheck {

    /** Adobe Firefly fill: the mask's longer side is at least 600 px, and photo and mask are equal in size. */
    static final int MIN_SIDE = 600;

    /** Adobe Firefly storage/image: at most 15 MB a file. */
    static final int MOST_UPLOADED = 15_000_000;

    private final String role;
    private final int minSide;
    private final Limits limits;
    private final ImageInspector inspector = new ImageInspector();

    private FileCheck(String role, int minSide, Limits limits) {
        this.role = role;
        this.minSide = minSide;
        this.limits = limits;
    }

    public static FileCheck ofPhotos(Limits limits) {
        return new FileCheck("photo", MIN_SIDE, limits);
    }

    /** A mask may be smaller than its photo: it is scaled. */
    public static FileCheck ofMasks(Limits limits) {
        return new FileCheck("mask", 1, limits);
    }

    /** Refuses by the length of the file in bytes. */
    public Optional<Refused> refusedBySize(String name, long size) {
        if (size == 0) {
            return Optional.of(refused("empty", name, "is empty (0 bytes). Upload it again."));
        }
        return size <= limits.bytes()
                ? Optional.empty()
                : Optional.of(refused(
                        "too-large",
                        name,
                        "has " + megabytes(size) + "; at most " + megabytes(limits.bytes())
                                + " are read. Save it smaller, as a JPEG for example."));
    }

    /**
     * Refuses by the beginning of the file. It judges neither a header that is longer nor the end.
     *
     * @param size of the whole file in bytes
     */
    public Optional<Refused> refusedByBeginning(String name, long size, byte[] beginning) {
        return inspector
                .inspect(beginning)
                .handle(
                        picture -> refusedByPixels(name, picture),
                        other -> Optional.of(otherKind(name, other)),
                        damaged -> beginning.length < size ? Optional.empty() : Optional.of(damaged(name, damaged)));
    }

    /** Refuses by the whole file, for what can be seen without decoding it. */
    public Optional<Refused> refusedAlone(InputFile photo) {
        return whole(photo, picture -> Optional.empty(), Optional::of);
    }

    /** The answer for a photo of which everything is there, or for its refusal. */
    <R> R whole(InputFile photo, Function<Picture, R> accepted, Function<Refused, R> refused) {
        String name = photo.name();
        return refusedBySize(name, photo.bytes().length).map(refused).orElseGet(() -> inspector
                .inspect(photo.bytes())
                .handle(
                        picture -> refusedByPixels(name, picture)
                                .or(() -> refusedByEnd(photo, picture))
                                .map(refused)
                                .orElseGet(() -> accepted.apply(picture)),
                        other -> refused.apply(otherKind(name, other)),
                        damaged -> refused.apply(damaged(name, damaged))));
    }

    private Optional<Refused> refusedByPixels(String name, Picture picture) {
        String size = "has " + picture.width() + "×" + picture.height() + " pixels; ";
        if (picture.longerSide() < minSide) {
            return Optional.of(refused(
                    "too-small",
                    name,
                    size + "Adobe Firefly needs at least 600 on the longer side. Use a larger picture."));
        }
        return (long) picture.width() * picture.height() <= limits.pixels()
                ? Optional.empty()
                : Optional.of(refused(
                        "too-many-pixels",
                        name,
                        size + "at most " + limits.pixels() / 1_000_000 + " million are read. Save it smaller."));
    }

    /** Whether a picture that ends with these bytes is complete; false also where data may follow its end. */
    public boolean isEnd(byte[] beginning, byte[] end) {
        return inspector.inspect(beginning) instanceof Picture picture && EndOfImage.isLast(picture.type(), end);
    }

    private Optional<Refused> refusedByEnd(InputFile photo, Picture picture) {
        return EndOfImage.isThere(picture.type(), photo.bytes())
                ? Optional.empty()
                : Optional.of(refused(
                        "damaged",
                        photo.name(),
                        "is cut off: its end is missing, so its upload is incomplete. Upload it again."));
    }

    private Refused otherKind(String name, Inspection.OtherKind other) {
        return refused(
                "unsupported-type",
                name,
                "is " + other.what() + ", whatever its name says. Save it as JPEG, PNG or WebP.");
    }

    private Refused damaged(String name, Inspection.Damaged damaged) {
        return refused("damaged", name, "is damaged: " + damaged.what() + ". Upload it again.");
    }

    Refused refused(String reason, String name, String predicate) {
        return new Refused(reason, "The " + role + " " + name + " " + predicate);
    }

    private static String megabytes(long bytes) {
        double tenths = Math.ceil(bytes / 100_000.0);
        return tenths % 10 == 0 ? (long) tenths / 10 + " MB" : tenths / 10 + " MB";
    }
}
