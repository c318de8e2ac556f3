package dev.backdrop.headshot.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.headshot.pipeline.Studio;
import dev.backdrop.local.store.StoreHooks.Phase;
import dev.backdrop.local.store.StoreOperation;

/** The removal of results that newer ones have replaced; through the S3 API. */
class ReplacedResultsTest {

    private final Studio studio = new Studio();

    @BeforeEach
    void threeResults() {
        studio.dropPair("ana", 700);
        studio.look("variations", "3");
        assertThat(studio.attempt("ana").word()).isEqualTo("processed");
        assertThat(studio.stored("processed/"))
                .containsExactly("processed/ana-2.jpg", "processed/ana-3.jpg", "processed/ana.jpg");
        studio.look("variations", "1");
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private List<String> keysIn(String field) {
        return StreamSupport.stream(studio.staff.record("ana").path(field).spliterator(), false)
                .map(entry -> entry.path("key").asText())
                .toList();
    }

    @Test
    void areRemovedAfterTheNewOnesAreRecorded() {
        List<JsonNode> recordAtRemoval = new ArrayList<>();
        try (var hook = studio.store
                .hooks()
                .onRequest(
                        StoreOperation.DELETE_OBJECT,
                        key -> true,
                        Phase.BEFORE,
                        request -> recordAtRemoval.add(studio.staff.record("ana")))) {
            assertThat(hook).isNotNull();
            assertThat(studio.attempt("ana").word()).isEqualTo("processed");
        }

        assertThat(studio.stored("processed/")).containsExactly("processed/ana.jpg");
        assertThat(recordAtRemoval).hasSize(2).allSatisfy(record -> {
            assertThat(record.path("state").asText()).isEqualTo("processed");
            assertThat(record.path("outputs")).hasSize(1);
            assertThat(record.path("leftovers")).hasSize(2);
        });
        assertThat(keysIn("leftovers")).isEmpty();
    }

    @Test
    void areRemovedByTheNextDeliveryAfterAKill() {
        try (var hook = studio.store
                .hooks()
                .onRequest(StoreOperation.DELETE_OBJECT, key -> key.endsWith("-3.jpg"), Phase.BEFORE, request -> {
                    throw new AssertionError("The function dies here");
                })) {
            assertThat(hook).isNotNull();
            // The paid results are recorded. A leftover old one is no failure.
            assertThat(studio.attempt("ana").word()).isEqualTo("processed");
        }
        assertThat(studio.stored("processed/")).containsExactly("processed/ana-3.jpg", "processed/ana.jpg");
        assertThat(keysIn("leftovers")).containsExactly("processed/ana-2.jpg", "processed/ana-3.jpg");

        assertThat(studio.attempt("ana").word()).isEqualTo("unchanged");

        assertThat(studio.stored("processed/")).containsExactly("processed/ana.jpg");
        assertThat(keysIn("leftovers")).isEmpty();
    }

    @Test
    void stayWhereAnotherHeadshotOrAPersonOverwroteThem() {
        studio.staff.drop("processed/ana-2.jpg", new byte[] {1}, Map.of("backdrop-headshot", "another's"));
        studio.staff.drop("processed/ana-3.jpg", new byte[] {2});

        assertThat(studio.attempt("ana").word()).isEqualTo("processed");

        assertThat(studio.staff.bytes("processed/ana-2.jpg")).containsExactly(1);
        assertThat(studio.staff.bytes("processed/ana-3.jpg")).containsExactly(2);
        assertThat(keysIn("leftovers")).isEmpty();
    }

    @Test
    void areOnlyThoseOfTheirOwnRecord() {
        studio.dropPair("ana-b", 800);
        studio.attempt("ana-b");
        studio.staff.drop("processed/ana-4.jpg", new byte[] {4});

        studio.attempt("ana");

        assertThat(studio.stored("processed/"))
                .containsExactly("processed/ana-4.jpg", "processed/ana-b.jpg", "processed/ana.jpg");
    }

    @Test
    void areKnownEvenIfTheWriteOfTheirRecordWasLost() {
        studio.look("variations", "4");
        studio.dropPair("ana", 701);
        try (var hook = studio.store
                .hooks()
                .onRequest(StoreOperation.PUT_OBJECT, key -> key.endsWith("-4.jpg"), Phase.AFTER, request -> {
                    throw new AssertionError("The function dies here");
                })) {
            assertThat(hook).isNotNull();
            assertThatThrownBy(() -> studio.attempt("ana")).isInstanceOf(RuntimeException.class);
        }
        assertThat(studio.stored("processed/")).contains("processed/ana-4.jpg");
        assertThat(keysIn("leftovers")).containsExactly("processed/ana-4.jpg");

        studio.look("variations", "1");
        studio.waitForClaims();
        assertThat(studio.attempt("ana").word()).isEqualTo("processed");

        assertThat(studio.stored("processed/")).containsExactly("processed/ana.jpg");
        assertThat(keysIn("leftovers")).isEmpty();
    }

    @Test
    void costNoRequestWhereNothingIsReplaced() {
        studio.dropPair("ben", 900);
        var before = studio.store.hooks().counts();
        studio.attempt("ben");
        var after = studio.store.hooks().counts();

        assertThat(after.get(StoreOperation.DELETE_OBJECT)).isEqualTo(before.get(StoreOperation.DELETE_OBJECT));
        // Claim, intent, job, result, record, and the quota.
        assertThat(after.get(StoreOperation.PUT_OBJECT) - before.get(StoreOperation.PUT_OBJECT))
                .isEqualTo(6);
    }
}
