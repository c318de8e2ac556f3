package dev.backdrop.ledger.decision;

import static dev.backdrop.ledger.record.RecordSamples.CLOCK;
import static dev.backdrop.ledger.record.RecordSamples.NOW;
import static dev.backdrop.ledger.record.RecordSamples.TRANSITIONS;
import static dev.backdrop.ledger.record.RecordSamples.claim;
import static dev.backdrop.ledger.record.RecordSamples.in;
import static dev.backdrop.ledger.record.RecordSamples.ordered;
import static dev.backdrop.ledger.record.RecordSamples.unclaimed;
import static dev.backdrop.ledger.record.RecordSamples.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.backdrop.ledger.decision.Decision.BringBack;
import dev.backdrop.ledger.decision.Decision.Covered;
import dev.backdrop.ledger.decision.Decision.Note;
import dev.backdrop.ledger.decision.Decision.Resume;
import dev.backdrop.ledger.decision.Decision.Start;
import dev.backdrop.ledger.decision.Decision.StillInDoubt;
import dev.backdrop.ledger.decision.Decision.StillRejected;
import dev.backdrop.ledger.decision.Decision.TakeUp;
import dev.backdrop.ledger.decision.Decision.TooSoon;
import dev.backdrop.ledger.decision.Decision.TryAgain;
import dev.backdrop.ledger.decision.Decision.Unchanged;
import dev.backdrop.ledger.record.Claim;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.PastFill;
import dev.backdrop.ledger.record.RecordSamples;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.State;

class JudgeTest {

    private static final Claim OTHER = claim("other");
    private static final DoubtLimits HOLD = new DoubtLimits(false, 2);
    private static final DoubtLimits RETRY = new DoubtLimits(true, 2);

    private static HeadshotRecord done(HeadshotRecord record) {
        RecordBuilder done = new RecordBuilder(record);
        done.state = State.PROCESSED;
        done.claim = null;
        return done.at(NOW);
    }

    private static Decision decide(HeadshotRecord record, DesiredFill wanted, Order order) {
        return decide(record, wanted, order, HOLD);
    }

    private static Decision decide(HeadshotRecord record, DesiredFill wanted, Order order, DoubtLimits limits) {
        return new Judge(TRANSITIONS, limits, CLOCK).decide(Optional.ofNullable(record), wanted, order, OTHER);
    }

    @Test
    void aHeadshotWithoutRecordIsStarted() {
        assertThat(decide(null, wanted("recipe-1"), Order.NORMAL)).isInstanceOf(Start.class);
    }

    @Test
    void unclaimedRecordsOfTheSameRecipeGoOnWhereTheyAre() {
        Map<State, Class<?>> expected = Map.of(
                State.PREPARING, Start.class,
                State.INTENT, Note.class,
                State.SUBMITTED, Resume.class,
                State.PROCESSED, Unchanged.class,
                State.REJECTED, StillRejected.class,
                State.IN_DOUBT, StillInDoubt.class);

        expected.forEach((state, decision) -> assertThat(decide(unclaimed(state), wanted("recipe-1"), Order.NORMAL))
                .isInstanceOf(decision));
    }

    @Test
    void anotherRecipeIsStartedWhateverBecameOfTheOldOne() {
        for (State state : State.values()) {
            Class<?> expected = state == State.INTENT ? Note.class : Start.class;
            assertThat(decide(unclaimed(state), wanted("recipe-2"), Order.NORMAL))
                    .as("%s", state)
                    .isInstanceOf(expected);
        }
    }

    @Test
    void aLiveClaimCoversTheSameRecipeOnlyIfItsOwnMessageComesBack() {
        for (State state : new State[] {State.PREPARING, State.INTENT, State.SUBMITTED}) {
            RecordBuilder draft = new RecordBuilder(in(state));
            draft.claim = new Claim("mine", NOW.plusSeconds(60), false);
            HeadshotRecord byHand = draft.at(NOW);

            assertThat(decide(in(state), wanted("recipe-1"), Order.NORMAL)).isInstanceOf(Covered.class);
            assertThat(decide(byHand, wanted("recipe-1"), Order.NORMAL)).isEqualTo(new TryAgain(NOW.plusSeconds(60)));
        }
    }

    @Test
    void aLiveClaimNeverCoversAnotherRecipeNorAnOrderByHand() {
        for (State state : new State[] {State.PREPARING, State.INTENT, State.SUBMITTED}) {
            assertThat(decide(in(state), wanted("recipe-2"), Order.NORMAL)).isInstanceOf(TryAgain.class);
            assertThat(decide(in(state), ordered("recipe-1", "order"), Order.FORCE))
                    .isInstanceOf(TryAgain.class);
        }
    }

    @Test
    void onesOwnClaimIsNoHindrance() {
        Judge judge = new Judge(TRANSITIONS, HOLD, CLOCK);

        assertThat(judge.decide(Optional.of(in(State.SUBMITTED)), wanted("recipe-1"), Order.NORMAL, RecordSamples.MINE))
                .isInstanceOf(Resume.class);
    }

    @Test
    void anExpiredClaimIsNone() {
        Clock later = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
        Judge judge = new Judge(new Transitions(later), HOLD, later);

        assertThat(judge.decide(Optional.of(in(State.PREPARING)), wanted("recipe-1"), Order.NORMAL, OTHER))
                .isInstanceOf(Start.class);
    }

    @Test
    void aForcedOrderIsObeyedOnceHoweverLateItIsDeliveredAgain() {
        HeadshotRecord record = in(State.PROCESSED);
        for (int order = 1; order <= RecordBuilder.ORDERS_KEPT; order++) {
            Decision decision = decide(record, ordered("recipe-1", "order-" + order), Order.FORCE);
            assertThat(decision).isInstanceOf(Start.class);
            record = done(((Start) decision).next());
        }

        for (int order = 1; order <= RecordBuilder.ORDERS_KEPT; order++) {
            assertThat(decide(record, ordered("recipe-1", "order-" + order), Order.FORCE))
                    .isInstanceOf(Unchanged.class);
        }
    }

    @Test
    void aForcedOrderDoesNotPayForWhatIsBeingPaintedAlreadyEvenIfDeliveredAgain() {
        DesiredFill order = ordered("recipe-1", "order");

        Decision decision = decide(unclaimed(State.SUBMITTED), order, Order.FORCE);

        assertThat(decision).isInstanceOf(Resume.class);
        assertThat(decide(done(((Resume) decision).next()), order, Order.FORCE)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aRecipeThatWasInDoubtIsHeldAgainWhateverCameBetween() {
        HeadshotRecord doubted = in(State.IN_DOUBT);
        HeadshotRecord between = TRANSITIONS.claimed(Optional.of(doubted), wanted("recipe-2"), RecordSamples.MINE);
        RecordBuilder left = new RecordBuilder(between);
        left.claim = null;

        Decision decision = decide(left.at(NOW), wanted("recipe-1"), Order.NORMAL);

        HeadshotRecord again = ((Note) decision).next();
        assertThat(again.state()).isEqualTo(State.IN_DOUBT);
        assertThat(again.fill().intentAt()).isEqualTo(doubted.fill().intentAt());
        assertThat(again.pastFills()).isEmpty();
        assertThat(decide(left.at(NOW), ordered("recipe-1", "order"), Order.FORCE))
                .isInstanceOf(Start.class);
    }

    private static HeadshotRecord afterAnother(HeadshotRecord before) {
        RecordBuilder left =
                new RecordBuilder(TRANSITIONS.claimed(Optional.of(before), wanted("recipe-2"), RecordSamples.MINE));
        left.claim = null;
        return left.at(NOW);
    }

    @Test
    void aRecipeThatWasProcessedIsTakenUpOrElseBroughtBackUnlessAnOrderPaysAgain() {
        HeadshotRecord between = afterAnother(in(State.PROCESSED));

        TakeUp takeUp = (TakeUp) decide(between, wanted("recipe-1"), Order.NORMAL);
        HeadshotRecord bringing = ((BringBack) takeUp.otherwise()).next();
        assertThat(bringing.bringsBackResults()).isTrue();
        assertThat(bringing.claim()).isEqualTo(OTHER);
        assertThat(decide(between, ordered("recipe-1", "order"), Order.FORCE)).isInstanceOf(Start.class);

        // Cut off or released, it is gone on with.
        assertThat(decide(bringing, wanted("recipe-1"), Order.NORMAL)).isInstanceOf(BringBack.class);
        HeadshotRecord anew = ((Start) decide(bringing, ordered("recipe-1", "order"), Order.FORCE)).next();
        assertThat(anew.bringsBackResults()).isFalse();
        assertThat(decide(anew, ordered("recipe-1", "order"), Order.FORCE)).isInstanceOf(Start.class);
    }

    @Test
    void withoutVersionsAnEarlierResultThatWasReplacedIsPaidForAgain() {
        RecordBuilder older = new RecordBuilder(in(State.PROCESSED));
        older.pastFills.replaceAll(past -> past.with(List.of()));

        TakeUp takeUp = (TakeUp) decide(afterAnother(older.at(NOW)), wanted("recipe-1"), Order.NORMAL);

        assertThat(takeUp.otherwise()).isInstanceOf(Start.class);
    }

    @Test
    void aResultThatWasKeptAsideIsBroughtBackAfterAnotherPhoto() {
        HeadshotRecord kept = TRANSITIONS.results().keptAside(in(State.SUBMITTED), RecordSamples.outputs());

        assertThat(decide(afterAnother(kept), wanted("recipe-1"), Order.NORMAL)).isInstanceOf(BringBack.class);
    }

    @Test
    void aJobThatWasLeftIsGoneOnWithWhenItsRecipeIsBackWhateverCameBetween() {
        HeadshotRecord running = in(State.SUBMITTED);
        HeadshotRecord between = afterAnother(running);
        HeadshotRecord intent = TRANSITIONS.intended(between, RecordSamples.UPLOADS, "async");
        HeadshotRecord submitted = TRANSITIONS.submitted(intent, "urn:other", "https://firefly/other");
        StoredResults results = new StoredResults(RecordSamples.outputs(), List.of(), List.of());
        List<HeadshotRecord> all = List.of(
                between,
                submitted,
                TRANSITIONS.results().processed(submitted, results),
                TRANSITIONS.rejected(between, new Rejection("too-small", "It is too small.")),
                TRANSITIONS.doubtful(intent, Doubt.Kind.UNKNOWN, "Cut off."));

        for (HeadshotRecord record : all) {
            HeadshotRecord next = ((Note) decide(record, wanted("recipe-1"), Order.NORMAL)).next();
            assertThat(next.state()).isEqualTo(State.SUBMITTED);
            assertThat(next.recipe()).isEqualTo("recipe-1");
            assertThat(next.claim()).isNull();
            assertThat(decide(next, wanted("recipe-1"), Order.NORMAL)).isInstanceOf(Resume.class);
            assertThat(next.fill().jobId()).isEqualTo("urn:job");
            assertThat(next.fill().statusUrl()).isEqualTo("https://firefly/status");
            assertThat(next.fill().intentAt()).isEqualTo(running.fill().intentAt());
            assertThat(next.fill().operations()).isEqualTo(2);
            assertThat(next.fill().attempt()).isEqualTo(1);
            assertThat(next.doubt()).isNull();
            assertThat(next.rejection()).isNull();
            assertThat(next.pastFills()).extracting(PastFill::recipe).doesNotContain("recipe-1");
            int billed = TRANSITIONS
                    .claimed(Optional.of(record), wanted("recipe-3"), OTHER)
                    .operationsBilled();
            assertThat(next.operationsBilled()).isEqualTo(billed - 2);
        }
    }

    @Test
    void anOrderToPayAgainGoesOnWithAJobThatWasLeft() {
        HeadshotRecord between = afterAnother(in(State.SUBMITTED));

        Note note = (Note) decide(between, ordered("recipe-1", "order"), Order.FORCE);

        assertThat(note.next().forced()).containsExactly("order");
        assertThat(decide(note.next(), ordered("recipe-1", "order"), Order.FORCE))
                .isInstanceOf(Resume.class);
    }

    @Test
    void bothJobsThatWereLeftAreGoneOnWithBackAndForth() {
        HeadshotRecord record = in(State.SUBMITTED);
        HeadshotRecord other = TRANSITIONS.submitted(
                TRANSITIONS.intended(afterAnother(record), RecordSamples.UPLOADS, "async"),
                "urn:other",
                "https://firefly/other");
        RecordBuilder free = new RecordBuilder(other);
        free.claim = null;
        record = free.at(NOW);
        for (int round = 0; round < 3; round++) {
            record = ((Note) decide(record, wanted("recipe-1"), Order.NORMAL)).next();
            assertThat(record.fill().jobId()).isEqualTo("urn:job");
            record = ((Note) decide(record, wanted("recipe-2"), Order.NORMAL)).next();
            assertThat(record.fill().jobId()).isEqualTo("urn:other");
        }
        assertThat(record.pastFills()).hasSize(1);
        assertThat(record.operationsBilled()).isEqualTo(2);
    }

    @Test
    void aJobWithoutAnAddressThatWasLeftIsALostResult() {
        HeadshotRecord sync = TRANSITIONS.submitted(in(State.INTENT), null, null);

        Note note = (Note) decide(afterAnother(sync), wanted("recipe-1"), Order.NORMAL);

        assertThat(note.next().requireDoubt().reason()).isEqualTo(Doubt.Kind.LOST_RESULT);
    }

    @Test
    void aLostResultThatIsHeldAgainCanStillBeAskedFor() {
        HeadshotRecord lost = TRANSITIONS.doubtful(in(State.SUBMITTED), Doubt.Kind.LOST_RESULT, "Lost.");
        HeadshotRecord again = ((Note) decide(afterAnother(lost), wanted("recipe-1"), Order.NORMAL)).next();

        Resume fetch = (Resume) decide(again, wanted("recipe-1"), Order.FETCH);

        assertThat(fetch.next().fill().statusUrl()).isEqualTo("https://firefly/status");
        assertThat(fetch.next().operationsBilled()).isZero();
    }

    @Test
    void retryingDoubtDoesNotPayAgainForWhatIsProcessed() {
        assertThat(decide(in(State.PROCESSED), ordered("recipe-1", "order"), Order.RETRY_DOUBT))
                .isInstanceOf(Unchanged.class);
    }

    @Test
    void doubtIsResolvedByHandOnceAnOrder() {
        DesiredFill order = ordered("recipe-1", "order-1");

        Decision retry = decide(in(State.IN_DOUBT), order, Order.RETRY_DOUBT);
        RecordBuilder again =
                new RecordBuilder(TRANSITIONS.intended(((Start) retry).next(), RecordSamples.UPLOADS, "async"));
        HeadshotRecord doubtedAgain = TRANSITIONS.doubtful(again.at(NOW), Doubt.Kind.UNKNOWN, "Again.");

        assertThat(decide(doubtedAgain, order, Order.RETRY_DOUBT)).isInstanceOf(StillInDoubt.class);
        assertThat(decide(doubtedAgain, ordered("recipe-1", "order-2"), Order.RETRY_DOUBT))
                .isInstanceOf(Start.class);
    }

    @Test
    void forgettingDoubtEndsItAndKeepsWhatMayHaveBeenPaid() {
        Decision decision = decide(in(State.IN_DOUBT), ordered("recipe-1", "order"), Order.FORGET_DOUBT);

        HeadshotRecord after = ((Note) decision).next();
        assertThat(after.state()).isEqualTo(State.REJECTED);
        assertThat(after.rejection().reason()).isEqualTo("given-up");
        assertThat(after.pastFills()).singleElement().extracting(PastFill::end).isEqualTo(PastFill.End.IN_DOUBT);
    }

    @Test
    void fetchingTakesUpWhateverHasAnAddressAndBeginsNothing() {
        HeadshotRecord lost = TRANSITIONS.doubtful(unclaimed(State.SUBMITTED), Doubt.Kind.LOST_RESULT, "Lost.");

        HeadshotRecord next = ((Resume) decide(lost, wanted("recipe-1"), Order.FETCH)).next();
        assertThat(next.state()).isEqualTo(State.SUBMITTED);
        assertThat(next.doubt()).isNull();
        assertThat(next.fill()).isEqualTo(lost.fill());
        assertThat(next.pastFills()).isEmpty();
        assertThat(decide(unclaimed(State.SUBMITTED), wanted("recipe-1"), Order.FETCH))
                .isInstanceOf(Resume.class);
        assertThat(decide(in(State.IN_DOUBT), wanted("recipe-1"), Order.FETCH, RETRY))
                .isInstanceOf(StillInDoubt.class);
        assertThat(decide(in(State.PROCESSED), wanted("recipe-1"), Order.FETCH)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aJobOfMoreThanAnHourIsGivenUpByHand() {
        DesiredFill wanted = wanted("recipe-1");
        assertThat(decide(unclaimed(State.SUBMITTED), wanted, Order.FORGET_DOUBT))
                .isInstanceOf(Resume.class);

        Clock later = Clock.fixed(NOW.plusSeconds(3601), ZoneOffset.UTC);
        Judge judge = new Judge(new Transitions(later), HOLD, later);
        Decision first =
                judge.decide(Optional.of(unclaimed(State.SUBMITTED)), wanted, Order.FORGET_DOUBT, RecordSamples.MINE);
        Decision second =
                judge.decide(Optional.of(((Note) first).next()), wanted, Order.FORGET_DOUBT, RecordSamples.MINE);

        assertThat(((Note) second).next().state()).isEqualTo(State.REJECTED);
        assertThat(((Note) second).next().operationsBilled()).isEqualTo(2);
    }

    @Test
    void thePolicyRetriesDoubtUpToItsBound() {
        assertThat(decide(in(State.IN_DOUBT), wanted("recipe-1"), Order.NORMAL, RETRY))
                .isEqualTo(new TooSoon(NOW.plusSeconds(60)));

        Clock later = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
        Judge judge = new Judge(TRANSITIONS, RETRY, later);
        Decision first = judge.decide(Optional.of(in(State.IN_DOUBT)), wanted("recipe-1"), Order.NORMAL, OTHER);
        HeadshotRecord again = TRANSITIONS.intended(((Start) first).next(), RecordSamples.UPLOADS, "async");
        HeadshotRecord doubtedAgain = TRANSITIONS.doubtful(again, Doubt.Kind.UNKNOWN, "Again.");

        assertThat(judge.decide(Optional.of(doubtedAgain), wanted("recipe-1"), Order.NORMAL, OTHER))
                .isInstanceOf(StillInDoubt.class);
    }

    @Test
    void anAnswerThatDiedWithItsOwnerIsALostResult() {
        HeadshotRecord sync = TRANSITIONS.submitted(in(State.INTENT), null, null);
        RecordBuilder draft = new RecordBuilder(sync);
        draft.claim = null;

        Decision decision = decide(draft.at(NOW), wanted("recipe-1"), Order.NORMAL);

        assertThat(((Note) decision).next().doubt().reason()).isEqualTo(Doubt.Kind.LOST_RESULT);
    }
}
