package dev.backdrop.local.firefly.adobe;

import java.util.Optional;

import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.mask.MaskPolicy;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.picture.prepare.PairPreparation;
import dev.backdrop.picture.prepare.PairPreparations;
import dev.backdrop.picture.prepare.PairRules;

/** Makes masks as the Photoshop API does: a grey PNG in the photo's size, and the person is white. */
public final class MaskMaker {

    private static final MaskPolicy ANY = new MaskPolicy(MaskPolicy.Inverted.FIX, MaskPolicy.Checks.WARN);

    private final PairPreparation pairs = new PairPreparations().by(new PairRules(Limits.DEFAULT, true, ANY, true));
    private final PictureEncoder encoder = new PictureEncoder();

    /** Empty if the photo cannot be used. */
    Optional<byte[]> mask(byte[] photo) {
        return pairs.proposal(new InputFile("photo", photo))
                .map(proposal -> encoder.png(proposal.mask().inverted()));
    }
}
