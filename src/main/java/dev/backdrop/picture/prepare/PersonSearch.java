package dev.backdrop.picture.prepare;

import java.util.List;

import dev.backdrop.picture.mask.PersonInPhoto;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.segment.Face;
import dev.backdrop.picture.segment.FaceFinder;
import dev.backdrop.picture.segment.MadeMask;
import dev.backdrop.picture.segment.MaskMaker;
import dev.backdrop.picture.segment.PersonFinder;

/** Finds the person of a photo, for the checks of masks and for masks that are made. Loads its networks when it is first asked. */
final class PersonSearch {

    private final PersonFinder person = new PersonFinder();
    private final FaceFinder faces = new FaceFinder();
    private final MaskMaker maker = new MaskMaker(person);

    PersonInPhoto map(Rgb photo) {
        return map(photo, person.find(photo).largest());
    }

    /** The photo is not looked at: no mask is found wrong. */
    static PersonInPhoto unknown() {
        return new PersonInPhoto(Grey.zero(1, 1), List.of());
    }

    MadeMask mask(Rgb photo) {
        return maker.make(photo);
    }

    boolean hasFace(Rgb photo) {
        return !faces.find(photo).isEmpty();
    }

    private PersonInPhoto map(Rgb photo, Grey probability) {
        return new PersonInPhoto(
                probability,
                faces.find(photo).stream()
                        .map(face -> relative(face.box(), photo.width(), photo.height()))
                        .toList());
    }

    private static PersonInPhoto.Face relative(Face.Box box, double width, double height) {
        return new PersonInPhoto.Face(
                box.left() / width, box.top() / height, box.right() / width, box.bottom() / height);
    }
}
