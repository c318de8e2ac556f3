package dev.backdrop.ledger.record;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.backdrop.ledger.decision.DesiredFill;
import dev.backdrop.ledger.decision.RecordBuilder;
import dev.backdrop.ledger.decision.StoredResults;
import dev.backdrop.ledger.decision.Transitions;

/** A record in every state, reached by legal steps only. */
public final class RecordSamples {

    public static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Transitions TRANSITIONS = new Transitions(CLOCK);
    public static final Claim MINE = claim("mine");
    public static final Uploads UPLOADS = new Uploads(
            new Upload("upload-1", "photo-1", NOW, 800, 1000), new Upload("upload-2", "mask-1", NOW, 800, 1000), null);

    private RecordSamples() {}

    public static Claim claim(String owner) {
        return new Claim(owner, NOW.plusSeconds(60), true);
    }

    public static DesiredFill wanted(String recipe) {
        return new DesiredFill(
                "sales/ana",
                recipe,
                new Source("headshots/sales/ana.jpg", "photo-1", 10, NOW),
                new Source("masks/sales/ana.png", "mask-1", 10, NOW),
                List.of(),
                new LookUsed("default", "blue", null, null, null, 2),
                "rules",
                Optional.empty());
    }

    public static DesiredFill ordered(String recipe, String order) {
        DesiredFill plain = wanted(recipe);
        return new DesiredFill(
                plain.id(),
                recipe,
                plain.photo(),
                plain.mask(),
                List.of(),
                plain.look(),
                plain.rules(),
                Optional.of(order));
    }

    public static HeadshotRecord in(State state) {
        HeadshotRecord preparing = TRANSITIONS.claimed(Optional.empty(), wanted("recipe-1"), MINE);
        HeadshotRecord intent = TRANSITIONS.intended(preparing, UPLOADS, "async");
        HeadshotRecord submitted = TRANSITIONS.submitted(intent, "urn:job", "https://firefly/status");
        return switch (state) {
            case PREPARING -> preparing;
            case INTENT -> intent;
            case SUBMITTED -> submitted;
            case PROCESSED ->
                TRANSITIONS.results().processed(submitted, new StoredResults(outputs(), List.of(), List.of()));
            case REJECTED -> TRANSITIONS.rejected(preparing, new Rejection("too-small", "It is too small."));
            case IN_DOUBT -> TRANSITIONS.doubtful(intent, Doubt.Kind.UNKNOWN, "Cut off.");
        };
    }

    /** Without a claim. */
    public static HeadshotRecord unclaimed(State state) {
        RecordBuilder draft = new RecordBuilder(in(state));
        draft.claim = null;
        return draft.at(NOW);
    }

    public static List<Output> outputs() {
        return List.of(
                new Output("processed/sales/ana.jpg", "etag", "version-1", "00", "image/jpeg", 1, 800, 1000, 1),
                new Output("processed/sales/ana-2.jpg", "etag", "version-2", "01", "image/jpeg", 1, 800, 1000, 2));
    }
}
