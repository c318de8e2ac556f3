package dev.backdrop.picture.prepare;

import java.util.List;
import java.util.Optional;

import dev.backdrop.picture.inspect.Inspection.Picture;

/** Makes a photo and its mask fit for Firefly, or refuses them. */
public final class PairPreparation {

    private final InputCheck inputCheck = new InputCheck();

    public PreparedPair prepare(InputFile photo, Optional<InputFile> mask) {
        return inputCheck
                .check(photo, mask.orElseThrow())
                .handle(
                        accepted -> new PreparedPair.Ready(
                                form(photo, accepted.photo()),
                                form(mask.orElseThrow(), accepted.mask()),
                                "given",
                                List.of(),
                                List.of()),
                        refused -> new PreparedPair.Refused(refused.reason(), refused.message()));
    }

    private static UploadForm form(InputFile file, Picture picture) {
        return new UploadForm(file.bytes(), picture.type().contentType(), picture.width(), picture.height());
    }
}
