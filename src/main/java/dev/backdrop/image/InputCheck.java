package dev.backdrop.image;

import java.util.Optional;

import dev.backdrop.image.CheckedPair.Accepted;
import dev.backdrop.image.CheckedPair.Refused;
import dev.backdrop.image.Inspection.Picture;

/** Decides whether a photo and a mask may go to Firefly. Rules are Adobe's unless said otherwise. */
public final class InputCheck {

    /** Adobe Firefly storage/image: at most 15 MB a file. */
    public static final int MAX_BYTES = 15_000_000;
    /** Adobe Firefly fill: the mask's longer side is at least 600 px. */
    static final int MIN_MASK_SIDE = 600;

    private final ImageInspector inspector = new ImageInspector();

    public CheckedPair check(InputFile photo, InputFile mask) {
        Inspection photoIs = inspector.inspect(photo.bytes());
        Inspection maskIs = inspector.inspect(mask.bytes());
        Optional<Refused> refused = refusedAlone("photo", photo, photoIs).or(() -> refusedAlone("mask", mask, maskIs));
        if (refused.isPresent()) {
            return refused.get();
        }
        Picture photoPicture = (Picture) photoIs;
        Picture maskPicture = (Picture) maskIs;
        return refusedTogether(photo.name(), photoPicture, mask.name(), maskPicture)
                .<CheckedPair>map(together -> together)
                .orElseGet(() -> new Accepted(photoPicture, maskPicture));
    }

    private static Optional<Refused> refusedAlone(String role, InputFile file, Inspection inspection) {
        String name = "The " + role + " " + file.name() + " ";
        if (file.bytes().length == 0) {
            return refused("empty", name + "is empty (0 bytes). Upload it again.");
        }
        if (file.bytes().length > MAX_BYTES) {
            return refused(
                    "too-large",
                    name + "has " + megabytes(file.bytes().length)
                            + "; Adobe Firefly takes at most 15 MB. Save it smaller, as a JPEG for example.");
        }
        if (inspection instanceof Inspection.OtherKind other) {
            return refused(
                    "unsupported-type",
                    name + "is " + other.what() + ", whatever its name says. Save it as JPEG, PNG or WebP.");
        }
        if (inspection instanceof Inspection.Damaged damaged) {
            return refused("damaged", name + "is damaged: " + damaged.what() + ". Upload it again.");
        }
        if (!EndOfImage.isThere(((Picture) inspection).type(), file.bytes())) {
            return refused("damaged", name + "is cut off: its end is missing. Upload it again.");
        }
        return Optional.empty();
    }

    private static Optional<Refused> refusedTogether(String photoName, Picture photo, String maskName, Picture mask) {
        if (!photo.upright() || !mask.upright()) {
            // Whether Firefly turns a picture by its EXIF tag is undocumented; a mask turned otherwise repaints the
            // person.
            String name = photo.upright() ? "The mask " + maskName : "The photo " + photoName;
            return refused(
                    "rotated",
                    name + " is stored rotated (EXIF orientation "
                            + (photo.upright() ? mask : photo).orientation()
                            + "). Save it upright, with the rotation applied to the pixels.");
        }
        if (photo.width() != mask.width() || photo.height() != mask.height()) {
            return refused(
                    "size-differs",
                    "The photo " + photoName + " has " + dimensions(photo) + " pixels, the mask " + maskName + " has "
                            + dimensions(mask) + "; they must be equal. Export the mask in the size of the photo.");
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

    private static String megabytes(int bytes) {
        return Math.ceil(bytes / 100_000.0) / 10 + " MB";
    }
}
