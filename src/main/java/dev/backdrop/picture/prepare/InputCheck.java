package dev.backdrop.picture.prepare;

import java.util.Optional;
import java.util.function.Function;

import dev.backdrop.picture.inspect.EndOfImage;
import dev.backdrop.picture.inspect.ImageInspector;
import dev.backdrop.picture.inspect.Inspection;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.picture.prepare.CheckedPair.Accepted;
import dev.backdrop.picture.prepare.CheckedPair.Refused;

/** Decides whether a photo and a mask may go to Firefly. The rules are Adobe's unless a comment says otherwise. */
public final class InputCheck {

    /** Adobe Firefly storage/image: at most 15 MB a file. */
    public static final int MAX_BYTES = 15_000_000;
    /** Adobe Firefly fill: the mask's longer side is at least 600 px. */
    static final int MIN_MASK_SIDE = 600;

    private final ImageInspector inspector = new ImageInspector();

    public CheckedPair check(InputFile photo, InputFile mask) {
        return whole(
                "photo",
                photo,
                photoPicture -> whole(
                        "mask",
                        mask,
                        maskPicture -> refusedTogether(photo.name(), photoPicture, mask.name(), maskPicture)
                                .<CheckedPair>map(together -> together)
                                .orElseGet(() -> new Accepted(photoPicture, maskPicture)),
                        refused -> refused),
                refused -> refused);
    }

    /** Refuses a photo or mask by its size alone, where no other file of the pair can help. */
    public Optional<Refused> refusedBySize(String role, String name, long size) {
        String subject = subject(role, name);
        if (size == 0) {
            return refused("empty", subject + "is empty (0 bytes). Upload it again.");
        }
        return size <= MAX_BYTES
                ? Optional.empty()
                : refused(
                        "too-large",
                        subject + "has " + megabytes(size)
                                + "; Adobe Firefly takes at most 15 MB. Save it smaller, as a JPEG for example.");
    }

    /**
     * Refuses a photo or mask by its beginning. It judges neither a header that is longer nor the end.
     *
     * @param size of the whole file
     */
    public Optional<Refused> refusedByBeginning(String role, String name, long size, byte[] beginning) {
        String subject = subject(role, name);
        return inspector
                .inspect(beginning)
                .handle(
                        picture -> refusedByPixels(subject, picture),
                        other -> Optional.of(otherKind(subject, other)),
                        damaged -> beginning.length < size ? Optional.empty() : Optional.of(damaged(subject, damaged)));
    }

    private static Optional<Refused> refusedByPixels(String subject, Picture picture) {
        if (!picture.upright()) {
            return refusedAsRotated(subject, picture);
        }
        return picture.longerSide() >= MIN_MASK_SIDE
                ? Optional.empty()
                : refused(
                        "too-small",
                        subject + "has " + dimensions(picture)
                                + " pixels; Adobe Firefly needs at least 600 on the longer side. Use a larger picture.");
    }

    /** Whether a picture that ends with these bytes is complete; false also where data may follow its end. */
    public boolean isEnd(byte[] beginning, byte[] end) {
        return inspector.inspect(beginning) instanceof Picture picture && EndOfImage.isLast(picture.type(), end);
    }

    /** Refuses a file by its whole content. */
    public Optional<Refused> refusedAlone(String role, InputFile file) {
        return whole(role, file, picture -> Optional.empty(), Optional::of);
    }

    /** The answer for a file of which everything is there: for the picture that it is, or for its refusal. */
    private <R> R whole(String role, InputFile file, Function<Picture, R> accepted, Function<Refused, R> refused) {
        String subject = subject(role, file.name());
        return refusedBySize(role, file.name(), file.bytes().length)
                .map(refused)
                .orElseGet(() -> inspector
                        .inspect(file.bytes())
                        .handle(
                                picture -> EndOfImage.isThere(picture.type(), file.bytes())
                                        ? accepted.apply(picture)
                                        : refused.apply(new Refused(
                                                "damaged",
                                                subject + "is cut off: its end is missing. Upload it again.")),
                                other -> refused.apply(otherKind(subject, other)),
                                damaged -> refused.apply(damaged(subject, damaged))));
    }

    private static Refused otherKind(String subject, Inspection.OtherKind other) {
        return new Refused(
                "unsupported-type",
                subject + "is " + other.what() + ", whatever its name says. Save it as JPEG, PNG or WebP.");
    }

    private static Refused damaged(String subject, Inspection.Damaged damaged) {
        return new Refused("damaged", subject + "is damaged: " + damaged.what() + ". Upload it again.");
    }

    private static String subject(String role, String name) {
        return "The " + role + " " + name + " ";
    }

    /**
     * Refuses a rotated picture. Adobe does not document whether Firefly applies the EXIF tag, and a mask in another
     * orientation repaints the person.
     */
    private static Optional<Refused> refusedAsRotated(String subject, Picture picture) {
        return refused(
                "rotated",
                subject + "is stored rotated (EXIF orientation " + picture.orientation()
                        + "). Save it upright, with the rotation applied to the pixels.");
    }

    private static Optional<Refused> refusedTogether(String photoName, Picture photo, String maskName, Picture mask) {
        if (!photo.upright() || !mask.upright()) {
            return photo.upright()
                    ? refusedAsRotated(subject("mask", maskName), mask)
                    : refusedAsRotated(subject("photo", photoName), photo);
        }
        if (photo.width() != mask.width() || photo.height() != mask.height()) {
            return refused(
                    "size-differs",
                    "The photo " + photoName + " has " + dimensions(photo) + " pixels, the mask " + maskName + " has "
                            + dimensions(mask) + ". They must be equal. Export the mask in the size of the photo.");
        }
        if (mask.longerSide() < MIN_MASK_SIDE) {
            return refused(
                    "too-small",
                    "The photo " + photoName + " and its mask have " + dimensions(mask)
                            + " pixels; Adobe Firefly needs at least 600 on the longer side. Use a larger picture.");
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(String reason, String message) {
        return Optional.of(new Refused(reason, message));
    }

    private static String dimensions(Picture picture) {
        return picture.width() + "×" + picture.height();
    }

    private static String megabytes(long bytes) {
        return Math.ceil(bytes / 100_000.0) / 10 + " MB";
    }
}
