package dev.backdrop.headshot.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.backdrop.bucket.Keys;
import dev.backdrop.headshot.pictures.OwnedPictures;
import dev.backdrop.headshot.pictures.PictureFile;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.Verdict;

/**
 * Puts a fill's images where they belong. The keys of the first result and of Firefly's own file beside it follow from the id. The record
 * names every other key before it is used, so that none is forgotten.
 */
final class Placement {

    private final OwnedPictures pictures;
    private final Keys keys;
    private final Transitions transitions;
    private final ResultFinishing finishing;

    Placement(OwnedPictures pictures, Keys keys, Transitions transitions, ResultFinishing finishing) {
        this.pictures = pictures;
        this.keys = keys;
        this.transitions = transitions;
        this.finishing = finishing;
    }

    /** Keeps Firefly's file outside the results, until its photo is there again. */
    Placed aside(ClaimedRecord held, PictureFile firefly, int variation) {
        HeadshotRecord record = held.record();
        String place = keys.keptOf(
                record.id(), variation, record.recipe(), firefly.type().extension());
        return Placed.of(stored(held, place, firefly));
    }

    Finished finish(ClaimedRecord held, PictureFile firefly) {
        return finishing.finish(held.record(), firefly);
    }

    Placed result(ClaimedRecord held, PictureFile firefly, Finished finished, int variation, int variations) {
        return finished.handle(
                asReceived -> offered(held, firefly, variation, variations)
                        .judged(asReceived.verdict(), null)
                        .warned(asReceived.warning()),
                composed -> {
                    Output original = original(held, firefly, variation);
                    try {
                        return offered(held, composed.picture(), variation, variations)
                                .judged(Optional.of(composed.verdict()), original)
                                .warned(composed.warning());
                    } catch (ClaimLost e) {
                        withdraw(held, List.of(original));
                        throw e;
                    }
                },
                changed -> withheld(held, firefly, variation, changed.verdict()));
    }

    /** Deletes what was stored under a lost claim. */
    void withdraw(ClaimedRecord held, List<Output> stored) {
        pictures.withdraw(held, stored);
    }

    private Placed offered(ClaimedRecord held, PictureFile result, int variation, int variations) {
        String extension = result.type().extension();
        String id = held.record().id();
        String place = keys.resultOf(id, variation, extension);
        if (variation > 1) {
            name(
                    held,
                    IntStream.rangeClosed(variation, variations)
                            .mapToObj(next -> keys.resultOf(id, next, extension))
                            .toList());
        }
        return pictures.put(held, place, result).map(Placed::of).orElseGet(() -> {
            String beside = beside(held, result, variation);
            return Placed.of(stored(held, beside, result))
                    .warned(Optional.of(place + " is another headshot's: the result is " + beside + "."));
        });
    }

    private Output original(ClaimedRecord held, PictureFile firefly, int variation) {
        String extension = firefly.type().extension();
        String place = Keys.fireflyBeside(keys.resultOf(held.record().id(), variation, extension), extension);
        if (variation > 1) {
            name(held, List.of(place));
        }
        return pictures.put(held, place, firefly)
                .orElseGet(() -> stored(held, originalBeside(held, firefly, variation), firefly));
    }

    /** Keeps Firefly's file under a key of its own: an earlier result stays. */
    private Placed withheld(ClaimedRecord held, PictureFile firefly, int variation, Verdict verdict) {
        Output kept = stored(held, originalBeside(held, firefly, variation), firefly);
        return new Placed(
                Optional.empty(),
                Optional.of(verdict.on(kept.key(), kept)),
                Optional.of("Firefly changed the person in image " + variation + ". It is not offered, and kept as "
                        + kept.key() + "."));
    }

    /** Stores under a key of the recipe's own. */
    private Output stored(ClaimedRecord held, String place, PictureFile picture) {
        if (place.startsWith(keys.prefixes().processed())) {
            name(held, List.of(place));
        }
        return pictures.put(held, place, picture)
                .orElseThrow(() -> new ClaimLost(held.record().id()));
    }

    private String beside(ClaimedRecord held, PictureFile picture, int variation) {
        HeadshotRecord record = held.record();
        return keys.resultBeside(
                record.id(), variation, record.recipe(), picture.type().extension());
    }

    private String originalBeside(ClaimedRecord held, PictureFile picture, int variation) {
        return Keys.fireflyBeside(
                beside(held, picture, variation), picture.type().extension());
    }

    private void name(ClaimedRecord held, List<String> places) {
        HeadshotRecord record = held.record();
        List<String> unknown =
                places.stream().filter(place -> !record.names(place)).toList();
        if (!unknown.isEmpty()) {
            held.advance(transitions.results().storing(record, unknown));
        }
    }
}
