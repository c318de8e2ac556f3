package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.headshot.Outcome;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.local.store.StoreHooks.Phase;
import dev.backdrop.local.store.StoreOperation;
import dev.backdrop.picture.inspect.Pictures;

/** Attempts that end with their process; through the S3 API. */
class BrokenOffTest {

    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    private void breakOff(int times) {
        studio.firefly.whileUploading(() -> {
            throw new OutOfMemoryError("as a test says");
        });
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> studio.attempt("ana")).isInstanceOf(OutOfMemoryError.class);
            studio.waitForClaims();
        }
        studio.firefly.whileUploading(() -> {});
    }

    @Test
    void fiveInARowRejectTheHeadshot() {
        studio.dropPair("ana", 700);
        breakOff(5);

        Outcome outcome = studio.attempt("ana");

        assertThat(outcome.reason()).isEqualTo("broke-off");
        assertThat(outcome.message()).contains("5 attempts", "\"force\":true");
        assertThat(studio.staff.record("ana").path("state").asText()).isEqualTo("rejected");
        assertThat(studio.attempt("ana", Order.FORCE, Optional.of("order")).word())
                .isEqualTo("processed");
    }

    @Test
    void fourDoNot() {
        studio.dropPair("ana", 700);
        breakOff(4);

        assertThat(studio.attempt("ana").word()).isEqualTo("processed");
    }

    @Test
    void anotherPhotoBeginsAnew() {
        studio.dropPair("ana", 700);
        breakOff(5);
        studio.staff.drop("headshots/ana.jpg", Pictures.jpeg(701, 1000));
        studio.staff.drop("masks/ana.png", Pictures.png(701, 1000));

        assertThat(studio.attempt("ana").word()).isEqualTo("processed");
    }

    @Test
    void whatTheStoreRefusesIsNoFaultOfTheHeadshots() {
        studio.dropPair("ana", 700);
        try (var hook = studio.store
                .hooks()
                .onRequest(StoreOperation.GET_OBJECT, key -> key.startsWith("headshots/"), Phase.BEFORE, request -> {
                    throw new IllegalStateException("not today");
                })) {
            assertThat(hook).isNotNull();
            for (int i = 0; i < 6; i++) {
                assertThatThrownBy(() -> studio.attempt("ana")).isInstanceOf(RuntimeException.class);
                assertThat(studio.staff.record("ana").has("claim")).isFalse();
            }
        }

        assertThat(studio.attempt("ana").word()).isEqualTo("processed");
    }
}
