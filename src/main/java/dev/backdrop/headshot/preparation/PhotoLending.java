package dev.backdrop.headshot.preparation;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.link.SignedLinks;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.pictures.OwnedPictures;
import dev.backdrop.headshot.pictures.PairFiles;
import dev.backdrop.headshot.pictures.PairPictures;
import dev.backdrop.headshot.pictures.PictureFile;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.picture.prepare.PhotoUpload;

/**
 * Lends a photo to Adobe's Photoshop API, which reads it from a signed address. What is lent is what Firefly would receive: upright, in
 * a size and type that Adobe takes, without personal metadata. The copy is removed with the headshot's other leftovers.
 */
public final class PhotoLending {

    /** Adobe reads the photo when its job begins, which may be a while after the order. */
    private static final Duration LIFE = Duration.ofHours(1);

    private final PairFiles files;
    private final PairPictures pictures;
    private final OwnedPictures copies;
    private final Keys keys;
    private final SignedLinks links;
    private final Transitions transitions;

    public PhotoLending(
            PairFiles files,
            PairPictures pictures,
            OwnedPictures copies,
            Keys keys,
            SignedLinks links,
            Transitions transitions) {
        this.files = files;
        this.pictures = pictures;
        this.copies = copies;
        this.keys = keys;
        this.links = links;
        this.transitions = transitions;
    }

    public Lent lend(ClaimedRecord held, Look look) {
        HeadshotRecord record = held.record();
        if (!keys.hasRoomForResults(record.id(), record.look().variations())) {
            return new Lent.Refused("name-too-long", Preparation.TOO_LONG);
        }
        return pictures.memory().files().pass(record.requirePhoto().size(), () -> {
            Optional<InputFile> photo = files.photo(record);
            return photo.map(file -> pictures.photo(file, look)
                            .<Lent>handle(
                                    ready -> lent(held, ready),
                                    refused -> new Lent.Refused(refused.reason(), refused.message())))
                    .orElseGet(Lent.Replaced::new);
        });
    }

    private Lent lent(ClaimedRecord held, PhotoUpload.Ready ready) {
        String key = keys.lentOf(held.record().id(), ready.type().extension());
        if (!held.record().names(key)) {
            held.advance(transitions.masks().lending(held.record(), key));
        }
        PictureFile copy = new PictureFile(ready.bytes(), ready.type(), ready.width(), ready.height(), null);
        return copies.put(held, key, copy)
                .map(stored -> new Lent.At(links.to(stored.key(), LIFE)))
                .orElseThrow(() -> new ClaimLost(held.record().id()));
    }

    /** What became of it. */
    public sealed interface Lent {

        /** Adobe can read it here. */
        record At(URI address) implements Lent {

            @Override
            public <R> R handle(Cases<R> cases) {
                return cases.at(this);
            }

            /** Leaves out the address: it grants access to the photo. */
            @Override
            public String toString() {
                return "At[]";
            }
        }

        /** No mask is ordered: its fill could not be made. */
        record Refused(String reason, String message) implements Lent {

            @Override
            public <R> R handle(Cases<R> cases) {
                return cases.refused(this);
            }
        }

        /** The photo was replaced or deleted since it was listed. */
        record Replaced() implements Lent {

            @Override
            public <R> R handle(Cases<R> cases) {
                return cases.replaced(this);
            }
        }

        <R> R handle(Cases<R> cases);

        /** One method per case. */
        interface Cases<R> {

            R at(At lent);

            R refused(Refused refused);

            R replaced(Replaced replaced);
        }
    }
}
