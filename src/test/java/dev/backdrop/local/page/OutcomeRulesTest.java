package dev.backdrop.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Loaded;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.local.page.CardOutcome.Outcome;

class OutcomeRulesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final OutcomeRules rules = new OutcomeRules(Layout.KEYS.prefixes());
    private final ListedHeadshot both = headshot(object("headshots/ana.jpg", "p1"), object("masks/ana.png", "m1"));

    @Test
    void theRecordDecidesIfItIsOfTheCurrentPictures() {
        assertThat(of(both, record("processed", "p1", "m1"))).isEqualTo(Outcome.PROCESSED);
        assertThat(of(both, record("rejected", "p1", "m1"))).isEqualTo(Outcome.REJECTED);
        assertThat(of(both, record("in-doubt", "p1", "m1"))).isEqualTo(Outcome.IN_DOUBT);
    }

    @Test
    void aRecordOfFormerPicturesMeansInProgress() {
        CardOutcome cardOutcome = rules.of(both, found(record("processed", "p0", "m1")), Optional.empty());

        assertThat(cardOutcome.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(cardOutcome.message()).isEqualTo("A new photo or mask has arrived; it will be processed again.");
    }

    @Test
    void aPictureWithoutEtagYetIsNoNewPicture() {
        ListedHeadshot dropped = headshot(object("headshots/ana.jpg", null), object("masks/ana.png", "m1"));

        assertThat(of(dropped, record("processed", "p1", "m1"))).isEqualTo(Outcome.PROCESSED);
    }

    @Test
    void aResultOutlivesItsPhotoAndItsMask() {
        assertThat(of(headshot(), record("processed", "p1", "m1"))).isEqualTo(Outcome.PROCESSED);
    }

    @Test
    void aHeadshotInWorkNeedsNoMaskOfTheUsers() {
        assertThat(of(headshot(object("headshots/ana.jpg", "p1")), record("submitted", "p1", null)))
                .isEqualTo(Outcome.IN_PROGRESS);
    }

    @Test
    void aMissingHalfMeansWaiting() {
        assertThat(of(headshot(object("headshots/ana.jpg", "p1")), null)).isEqualTo(Outcome.WAITING);
        assertThat(of(headshot(object("masks/ana.png", "m1")), null)).isEqualTo(Outcome.WAITING);
    }

    @Test
    void aHalfThatWasRefusedAloneWaitsOnceItIsReplaced() {
        assertThat(of(headshot(object("headshots/ana.jpg", "p1")), record("rejected", "p1", null)))
                .isEqualTo(Outcome.REJECTED);
        assertThat(of(headshot(object("headshots/ana.jpg", "p2")), record("rejected", "p1", null)))
                .isEqualTo(Outcome.WAITING);
    }

    @Test
    void waitingIsReportedInTheFunctionsWordsIfThereAreAny() {
        ListedHeadshot mask = headshot(object("masks/ana.png", "m1"));
        Attempt attempt = new Attempt("ana", "waiting", null, "Waiting for its photo; did you mean Ana?", 5);

        assertThat(rules.of(mask, new Loaded.None<>(), Optional.of(new ReportedAttempt(attempt, NOON)))
                        .message())
                .isEqualTo("Waiting for its photo; did you mean Ana?");
        assertThat(rules.of(mask, new Loaded.None<>(), Optional.of(new ReportedAttempt(attempt, NOON.minusSeconds(61))))
                        .message())
                .startsWith("Waiting for its photo: headshots/ana.jpg");
    }

    @Test
    void anOlderReportOfTheFunctionGivesWayToANewerBucket() {
        assertThat(reported(NOON.plusSeconds(1))).isEqualTo(Outcome.DEFERRED);
        assertThat(reported(NOON.minusSeconds(1))).isEqualTo(Outcome.IN_PROGRESS);
    }

    private Outcome reported(Instant at) {
        Attempt attempt = new Attempt("ana", "deferred", null, "Later.", 5);
        return rules.of(both, found(record("preparing", "p1", "m1")), Optional.of(new ReportedAttempt(attempt, at)))
                .outcome();
    }

    private Outcome of(ListedHeadshot headshot, HeadshotRecord record) {
        return rules.of(headshot, record == null ? new Loaded.None<>() : found(record), Optional.empty())
                .outcome();
    }

    private static Loaded<HeadshotRecord> found(HeadshotRecord record) {
        return new Loaded.Found<>(record, "etag", JsonNodeFactory.instance.objectNode());
    }

    private static ListedHeadshot headshot(BucketObject... objects) {
        ListedHeadshot headshot = new ListedHeadshot("ana");
        for (BucketObject object : objects) {
            headshot.add(
                    new PageKeys(Layout.KEYS).part(object.key()).orElseThrow().folder(), object);
        }
        return headshot;
    }

    private static BucketObject object(String key, String etag) {
        return new BucketObject(key, etag, 1, NOON.minusSeconds(60));
    }

    private static HeadshotRecord record(String state, String photo, String mask) {
        String json = """
                {"version":1,"id":"ana","recipe":"00","state":"%s","photo":{"key":"headshots/ana.jpg","etag":"%s"},
                 %s"rejection":{"reason":"too-small"},"doubt":{"reason":"unknown"},"updatedAt":"%s"}
                """.formatted(
                        state,
                        photo,
                        mask == null ? "" : "\"mask\":{\"key\":\"masks/ana.png\",\"etag\":\"" + mask + "\"},",
                        NOON);
        MemoryS3 s3 = new MemoryS3(moment -> {});
        s3.drop("records/ana.json", json.getBytes(UTF_8), NOON);
        return new Ledger(new Bucket(s3, "staff"), Layout.KEYS)
                .load("ana")
                .found()
                .orElseThrow()
                .value();
    }
}
