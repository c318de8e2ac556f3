package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.backdrop.local.page.Verdict.Outcome;

class JudgementTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Judgement judgement = new Judgement(Prefixes.STANDARD);
    private final Sighting both = sighting(object("headshots/ana.jpg", "p1"), object("masks/ana.png", "m1"));

    @Test
    void theRecordDecidesIfItIsOfTheCurrentPictures() {
        assertThat(of(both, record("processed", "p1", "m1"))).isEqualTo(Outcome.PROCESSED);
        assertThat(of(both, record("rejected", "p1", "m1"))).isEqualTo(Outcome.REJECTED);
        assertThat(of(both, record("in-doubt", "p1", "m1"))).isEqualTo(Outcome.IN_DOUBT);
    }

    @Test
    void aRecordOfFormerPicturesMeansInProgress() {
        Verdict verdict = judgement.of(both, Optional.of(record("processed", "p0", "m1")), Optional.empty());

        assertThat(verdict.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(verdict.message()).isEqualTo("A new photo or mask has arrived; it will be processed again.");
    }

    @Test
    void quotesAroundAnEtagMakeNoDifference() {
        assertThat(of(both, record("processed", "\"p1\"", "m1"))).isEqualTo(Outcome.PROCESSED);
    }

    @Test
    void aPictureWithoutEtagYetIsNoNewPicture() {
        Sighting dropped = sighting(object("headshots/ana.jpg", null), object("masks/ana.png", "m1"));

        assertThat(of(dropped, record("processed", "p1", "m1"))).isEqualTo(Outcome.PROCESSED);
    }

    @Test
    void aResultOutlivesItsPhotoAndItsMask() {
        assertThat(of(sighting(), record("processed", "p1", "m1"))).isEqualTo(Outcome.PROCESSED);
    }

    @Test
    void aHeadshotInWorkNeedsNoMaskOfTheUsers() {
        assertThat(of(sighting(object("headshots/ana.jpg", "p1")), record("submitted", "p1", null)))
                .isEqualTo(Outcome.IN_PROGRESS);
    }

    @Test
    void aMissingHalfMeansWaiting() {
        assertThat(of(sighting(object("headshots/ana.jpg", "p1")), null)).isEqualTo(Outcome.WAITING);
        assertThat(of(sighting(object("masks/ana.png", "m1")), null)).isEqualTo(Outcome.WAITING);
    }

    @Test
    void waitingIsReportedInTheFunctionsWordsIfThereAreAny() {
        Sighting mask = sighting(object("masks/ana.png", "m1"));
        Attempt attempt = new Attempt("ana", "waiting", null, "Waiting for its photo; did you mean Ana?", 0, 5);

        assertThat(judgement
                        .of(mask, Optional.empty(), Optional.of(new Heard(attempt, NOON)))
                        .message())
                .isEqualTo("Waiting for its photo; did you mean Ana?");
        assertThat(judgement
                        .of(mask, Optional.empty(), Optional.of(new Heard(attempt, NOON.minusSeconds(61))))
                        .message())
                .startsWith("Waiting for its photo: headshots/ana.jpg");
    }

    @Test
    void anOlderReportOfTheFunctionGivesWayToANewerBucket() {
        assertThat(heard(NOON.plusSeconds(1))).isEqualTo(Outcome.DEFERRED);
        assertThat(heard(NOON.minusSeconds(1))).isEqualTo(Outcome.IN_PROGRESS);
    }

    private Outcome heard(Instant at) {
        Attempt attempt = new Attempt("ana", "deferred", null, "Later.", 0, 5);
        return judgement
                .of(both, Optional.of(record("preparing", "p1", "m1")), Optional.of(new Heard(attempt, at)))
                .outcome();
    }

    private Outcome of(Sighting sighting, StoredRecord record) {
        return judgement
                .of(sighting, Optional.ofNullable(record), Optional.empty())
                .outcome();
    }

    private static Sighting sighting(BucketObject... objects) {
        Sighting sighting = new Sighting("ana");
        for (BucketObject object : objects) {
            sighting.add(Prefixes.STANDARD.placeOf(object.key()).orElseThrow().folder(), object);
        }
        return sighting;
    }

    private static BucketObject object(String key, String etag) {
        return new BucketObject(key, etag, 1, NOON.minusSeconds(60));
    }

    private static StoredRecord record(String state, String photo, String mask) {
        return new StoredRecord(
                state,
                new StoredRecord.Source("headshots/ana.jpg", photo),
                mask == null ? null : new StoredRecord.Source("masks/ana.png", mask),
                null,
                null,
                List.of(),
                null,
                null,
                0,
                List.of(),
                NOON,
                NOON);
    }
}
