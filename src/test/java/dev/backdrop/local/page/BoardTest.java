package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.backdrop.local.page.CardOutcome.Outcome;

class BoardTest {

    private final Board board = new Board();

    @Test
    void aNewSubscriptionGetsEverythingInOrder() throws Exception {
        board.show(card("ana", "one"));
        board.show(card("ben", "one"));

        assertThat(taken(board.subscribe())).containsExactly("ana", "ben");
    }

    @Test
    void anUnchangedCardIsNotSent() throws Exception {
        board.show(card("ana", "one"));
        Subscription subscription = board.subscribe();
        taken(subscription);

        board.show(card("ana", "one"));
        assertThat(subscription.pending()).isZero();

        board.show(card("ana", "two"));
        assertThat(taken(subscription)).containsExactly("ana");
    }

    @Test
    void aBrowserThatNeverReadsCostsOneIdPerHeadshot() {
        Subscription slow = board.subscribe();

        for (int i = 0; i < 10_000; i++) {
            board.show(card("ana", "change " + i));
        }

        assertThat(slow.pending()).isEqualTo(1);
        assertThat(board.cards(Set.of("ana"))).containsExactly(card("ana", "change 9999"));
    }

    @Test
    void aRemovedCardIsReportedOnce() throws Exception {
        board.show(card("ana", "one"));
        Subscription subscription = board.subscribe();
        taken(subscription);

        board.keepOnly(Set.of());
        board.keepOnly(Set.of());

        assertThat(taken(subscription)).containsExactly("ana");
        assertThat(board.cards(List.of("ana"))).isEmpty();
    }

    @Test
    void aBrowserThatLeftIsForgotten() {
        Subscription left = board.subscribe();
        board.unsubscribe(left);

        board.show(card("ana", "one"));

        assertThat(left.pending()).isZero();
    }

    @Test
    void noChangeGivesAnEmptyAnswer() throws Exception {
        assertThat(taken(board.subscribe())).isEmpty();
    }

    private static List<String> taken(Subscription subscription) throws InterruptedException {
        return subscription.take(100, Duration.ZERO);
    }

    private static Card card(String id, String message) {
        return new Card(
                id,
                CardOutcome.of(Outcome.WAITING, message),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                0,
                null,
                null,
                List.of(),
                Instant.EPOCH);
    }
}
