package dev.backdrop.ledger.record;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.Recipe;
import dev.backdrop.headshot.pairing.Pairing;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.DesiredFill;
import dev.backdrop.ledger.decision.StoredResults;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.time.ParallelPair;

/** Writes the record that an attempt would leave for a pair in the bucket. */
public final class Records {

    private final Keys keys;
    private final Pairing pairing;
    private final Ledger ledger;
    private final Looks looks;
    private final Clock clock;
    private final Transitions transitions;

    public Records(Bucket bucket, Keys keys, Looks looks, Clock clock) {
        this.keys = keys;
        this.pairing = new Pairing(bucket, keys, PicturePolicies.pairs(keys), new ParallelPair(Runnable::run));
        this.ledger = new Ledger(bucket, keys);
        this.looks = looks;
        this.clock = clock;
        this.transitions = new Transitions(clock);
    }

    /** @param claimed whether its owner is still at work on it */
    public void leave(String id, State state, boolean claimed) {
        Claim claim = new Claim("owner", clock.instant().plusSeconds(claimed ? 60 : -60), false);
        HeadshotRecord record = in(state, transitions.claimed(Optional.empty(), wanted(id), claim));
        ledger.write(Optional.empty(), record).orThrow(IllegalStateException::new);
    }

    /** @param rules by which its photo or mask was refused */
    public void leaveRejectedBy(String rules, String id) {
        Claim claim = new Claim("owner", clock.instant().minusSeconds(60), false);
        HeadshotRecord preparing = transitions.claimed(Optional.empty(), wanted(id), claim);
        Rejection rejection = new Rejection("mask-inverted", "Its mask is white over the person.", rules, null);
        ledger.write(Optional.empty(), transitions.rejected(preparing, rejection))
                .orThrow(IllegalStateException::new);
    }

    /** A paid result whose photo was gone when it was fetched. */
    public void leaveKept(String id) {
        Claim claim = new Claim("owner", clock.instant().plusSeconds(60), false);
        HeadshotRecord submitted = in(State.SUBMITTED, transitions.claimed(Optional.empty(), wanted(id), claim));
        HeadshotRecord record =
                transitions.results().keptAside(submitted, List.of(output("records/.backdrop/kept/" + id)));
        ledger.write(Optional.empty(), record).orThrow(IllegalStateException::new);
    }

    /** A photo without a mask, which Adobe is making. */
    public void leaveMaskOrdered(String id) {
        Claim claim = new Claim("owner", clock.instant().minusSeconds(60), false);
        Source photo = source(pairing.find(id).photo().orElseThrow());
        Source mask =
                new Source(keys.madeMaskOf(id), Source.versionMadeByAdobeOf(photo.etag()), 0, photo.lastModified());
        HeadshotRecord preparing = transitions.claimed(Optional.empty(), wanted(id, photo, mask), claim);
        HeadshotRecord intent = transitions.masks().intended(preparing);
        ledger.write(Optional.empty(), transitions.submitted(intent, "urn:job", "https://photoshop/status"))
                .orThrow(IllegalStateException::new);
    }

    private static Output output(String place) {
        return new Output(place + ".jpg", "etag", null, "00", "image/jpeg", 1, 800, 1000, 1);
    }

    private HeadshotRecord in(State state, HeadshotRecord preparing) {
        Upload upload = new Upload("upload", "etag", clock.instant(), 800, 1000);
        HeadshotRecord intent = transitions.intended(preparing, new Uploads(upload, upload, null), "async");
        HeadshotRecord submitted = transitions.submitted(intent, "urn:job", "https://firefly/status");
        return switch (state) {
            case PREPARING -> preparing;
            case INTENT -> intent;
            case SUBMITTED -> submitted;
            case PROCESSED ->
                transitions
                        .results()
                        .processed(
                                submitted,
                                new StoredResults(
                                        List.of(output("processed/" + preparing.id())), List.of(), List.of()));
            case REJECTED -> transitions.rejected(preparing, new Rejection("too-small", "It is too small."));
            case IN_DOUBT -> transitions.doubtful(intent, Doubt.Kind.UNKNOWN, "Cut off.");
        };
    }

    private DesiredFill wanted(String id) {
        Pairing.Halves halves = pairing.find(id);
        Source photo = source(halves.photo().orElseThrow());
        return wanted(id, photo, source(halves.mask().orElseThrow()));
    }

    private DesiredFill wanted(String id, Source photo, Source mask) {
        Look look = looks.of(id);
        String recipe = Recipe.of(photo.etag(), mask.etag(), look.used());
        return new DesiredFill(id, recipe, photo, mask, List.of(), look.used(), "rules", Optional.empty());
    }

    private static Source source(StoredObject object) {
        return new Source(object.key(), object.etag(), object.size(), object.lastModified());
    }
}
