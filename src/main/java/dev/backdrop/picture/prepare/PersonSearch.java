package dev.backdrop.picture.prepare;

import java.util.List;
import java.util.function.BiFunction;

import dev.backdrop.picture.mask.PersonInPhoto;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
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
        Rgb small = Resize.small(photo);
        return new PersonInPhoto(
                person.find(small).largest(),
                faces.find(small).stream()
                        .map(face -> relative(face.box(), small.width(), small.height()))
                        .toList());
    }

    /** The photo is not looked at: no mask is found wrong. */
    static PersonInPhoto unknown() {
        return new PersonInPhoto(Grey.zero(1, 1), List.of());
    }

    MadeMask mask(Rgb photo) {
        return maker.make(photo);
    }

    /** The mask, and whether the photo shows a clear face. */
    <T> T maskAndFace(Rgb photo, BiFunction<MadeMask, Boolean, T> use) {
        Rgb small = Resize.small(photo);
        return use.apply(maker.make(photo, small), !faces.find(small).isEmpty());
    }

    private static PersonInPhoto.Face relative(Face.Box box, double width, double height) {
        return new PersonInPhoto.Face(
                box.left() / width, box.top() / height, box.right() / width, box.bottom() / height);
    }
}
