package dev.backdrop.headshot.delivery;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.pictures.OwnedPictures;
import dev.backdrop.headshot.pictures.PairFiles;
import dev.backdrop.headshot.pictures.PairPictures;
import dev.backdrop.ledger.decision.Transitions;

/** Assembles the delivery of results. */
public record DeliveryModule(
        Firefly firefly,
        Bucket bucket,
        Keys keys,
        Looks looks,
        PairFiles files,
        PairPictures pictures,
        Transitions transitions) {

    public ResultDelivery create() {
        return new ResultDelivery(
                firefly,
                bucket,
                new Placement(
                        new OwnedPictures(bucket), keys, transitions, new ResultFinishing(looks, files, pictures)));
    }
}
