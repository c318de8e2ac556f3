package dev.backdrop.picture.mask;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.backdrop.picture.pixels.Grey;

/**
 * Where the person is in the upright photo, by an opinion that is independent of the mask.
 *
 * @param person 255 is surely person, 0 surely not; the whole photo, stretched to any size, 256×256 for example
 * @param faces found in the photo, in any order
 */
public record PersonInPhoto(Grey person, List<Face> faces) {

    public PersonInPhoto {
        faces = List.copyOf(faces);
    }

    /** The largest face: in a headshot, the person's. */
    Optional<Face> mainFace() {
        return faces.stream().max(Comparator.comparingDouble(Face::area));
    }

    /** A face's box, in shares of the photo's width and height, from its left and top edge: 0 to 1. */
    public record Face(double left, double top, double right, double bottom) {

        /** The box with the same middle and a share of the width and height. */
        Face inner(double share) {
            double across = (right - left) * (1 - share) / 2;
            double down = (bottom - top) * (1 - share) / 2;
            return new Face(left + across, top + down, right - across, bottom - down);
        }

        double area() {
            return (right - left) * (bottom - top);
        }
    }
}
