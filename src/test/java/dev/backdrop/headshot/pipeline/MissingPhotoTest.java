package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.headshot.Outcome;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.picture.inspect.Pictures;

/** A photo is deleted while its job runs; through the S3 API. */
class MissingPhotoTest {

    private static final String PHOTO = "headshots/ana.jpg";

    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    private Outcome attemptWithoutPhoto() {
        studio.dropPair("ana", 700);
        studio.firefly.whilePainting(() -> studio.staff.remove(PHOTO));
        return studio.attempt("ana");
    }

    private String keptKey() {
        return studio.staff
                .record("ana")
                .path("fill")
                .path("kept")
                .path(0)
                .path("key")
                .asText();
    }

    @Test
    void itsResultIsKeptAside() {
        Outcome outcome = attemptWithoutPhoto();

        assertThat(outcome.word()).isEqualTo("waiting");
        assertThat(outcome.message()).contains(PHOTO, "paid", keptKey());
        assertThat(studio.stored("processed/")).isEmpty();
        assertThat(studio.stored("records/.backdrop/kept/")).containsExactly(keptKey());
        assertThat(studio.staff.record("ana").has("claim")).isFalse();
        assertThat(studio.reservations.now().jobs()).isEmpty();
    }

    @Test
    void theSamePhotoGetsItsResultBack() {
        attemptWithoutPhoto();
        byte[] paid = studio.staff.bytes(keptKey());

        assertThat(studio.attempt("ana").message()).contains(keptKey());
        studio.staff.drop(PHOTO, Pictures.jpeg(700, 1000));
        assertThat(studio.attempt("ana").word()).isEqualTo("processed");

        assertThat(studio.staff.bytes("processed/ana.jpg")).isEqualTo(paid);
        assertThat(studio.firefly.fills()).isEqualTo(1);
        assertThat(studio.staff.record("ana").path("operationsBilled").asInt()).isEqualTo(1);
    }

    @Test
    void theSamePhotoUnderAnotherExtensionGetsItsResultBack() {
        attemptWithoutPhoto();

        studio.staff.drop("headshots/ana.jpeg", Pictures.jpeg(700, 1000));

        assertThat(studio.attempt("ana").word()).isEqualTo("processed");
        assertThat(studio.firefly.fills()).isEqualTo(1);
        assertThat(studio.staff.record("ana").at("/photo/key").asText()).isEqualTo("headshots/ana.jpeg");
    }

    @Test
    void anotherPhotoGetsItsOwnAndTheRecordKeepsWhatWasPaid() {
        attemptWithoutPhoto();
        String kept = keptKey();
        studio.staff.drop(PHOTO, Pictures.jpeg(701, 1000));
        studio.staff.drop("masks/ana.png", Pictures.png(701, 1000));

        assertThat(studio.attempt("ana").word()).isEqualTo("processed");

        assertThat(studio.firefly.fills()).isEqualTo(2);
        var past = studio.staff.record("ana").path("pastFills").path(0);
        assertThat(past.path("end").asText()).isEqualTo("superseded");
        assertThat(past.path("kept").path(0).path("key").asText()).isEqualTo(kept);
        assertThat(studio.staff.has(kept)).isTrue();
    }

    @Test
    void whereTheKeptResultIsGoneTheJobIsAskedAgain() {
        attemptWithoutPhoto();
        studio.staff.remove(keptKey());
        studio.staff.drop(PHOTO, Pictures.jpeg(700, 1000));

        assertThat(studio.attempt("ana").word()).isEqualTo("processed");
        assertThat(studio.firefly.fills()).isEqualTo(1);
    }

    @Test
    void aJobIsCollectedAlthoughItsMaskIsGone() {
        studio.dropPair("ana", 700);
        studio.firefly.whilePainting(() -> {
            throw new IllegalStateException("The function dies here");
        });
        try {
            studio.attempt("ana");
        } catch (IllegalStateException died) {
            assertThat(died).hasMessageContaining("dies");
        }
        studio.staff.remove("masks/ana.png");
        studio.waitForClaims();

        assertThat(studio.attempt("ana").word()).isEqualTo("processed");
        assertThat(studio.firefly.fills()).isEqualTo(1);
    }

    @Test
    void collectingLeavesAloneWhatIsKept() {
        attemptWithoutPhoto();

        Outcome outcome = studio.attempt("ana", Order.COLLECT, Optional.empty());

        assertThat(outcome.reason()).isEqualTo("nothing-to-collect");
    }
}
