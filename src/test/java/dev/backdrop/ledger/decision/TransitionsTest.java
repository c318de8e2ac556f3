package dev.backdrop.ledger.decision;

import static dev.backdrop.ledger.record.RecordSamples.MINE;
import static dev.backdrop.ledger.record.RecordSamples.TRANSITIONS;
import static dev.backdrop.ledger.record.RecordSamples.UPLOADS;
import static dev.backdrop.ledger.record.RecordSamples.in;
import static dev.backdrop.ledger.record.RecordSamples.outputs;
import static dev.backdrop.ledger.record.RecordSamples.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.PastFill;
import dev.backdrop.ledger.record.RecordSamples;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;

class TransitionsTest {

    /** Every transition, by name, and the states it may begin in. */
    private static final Map<String, Set<State>> MAY_BEGIN_IN = Map.ofEntries(
            Map.entry("resumed", Set.of(State.SUBMITTED)),
            Map.entry("intended", Set.of(State.PREPARING)),
            Map.entry("submitted", Set.of(State.INTENT, State.IN_DOUBT)),
            Map.entry("notAccepted", Set.of(State.INTENT)),
            Map.entry("jobFailed", Set.of(State.SUBMITTED)),
            Map.entry("processed", Set.of(State.SUBMITTED)),
            Map.entry("rejected", Set.of(State.PREPARING, State.INTENT, State.SUBMITTED, State.IN_DOUBT)),
            Map.entry("doubtful", Set.of(State.INTENT, State.SUBMITTED)),
            Map.entry("released", Set.of(State.PREPARING, State.SUBMITTED)),
            Map.entry("storing", Set.of(State.SUBMITTED)),
            Map.entry("keptAside", Set.of(State.SUBMITTED)),
            Map.entry("tidied", Set.of(State.values())),
            Map.entry(
                    "restored",
                    Set.of(State.PREPARING, State.SUBMITTED, State.PROCESSED, State.REJECTED, State.IN_DOUBT)),
            Map.entry(
                    "doubtedAgain",
                    Set.of(State.PREPARING, State.SUBMITTED, State.PROCESSED, State.REJECTED, State.IN_DOUBT)),
            Map.entry(
                    "wentBackTo",
                    Set.of(State.PREPARING, State.SUBMITTED, State.PROCESSED, State.REJECTED, State.IN_DOUBT)),
            Map.entry("bringingBack", Set.of(State.PREPARING)),
            // Only where an earlier fill's results are being brought back, which no sample is
            Map.entry("broughtBack", Set.of()),
            Map.entry("notBroughtBack", Set.of()),
            Map.entry("lending", Set.of(State.PREPARING)),
            Map.entry("maskIntended", Set.of(State.PREPARING)),
            // Only where a mask is ordered, or stored, which no sample is
            Map.entry("maskMade", Set.of()),
            Map.entry("maskGone", Set.of()),
            Map.entry(
                    "maskDoubtedAgain",
                    Set.of(State.PREPARING, State.SUBMITTED, State.PROCESSED, State.REJECTED, State.IN_DOUBT)),
            Map.entry("claimed", Set.of(State.values())));

    private static Map<String, UnaryOperator<HeadshotRecord>> transitions() {
        Map<String, UnaryOperator<HeadshotRecord>> all = new LinkedHashMap<>();
        all.put("resumed", record -> TRANSITIONS.resumed(record, wanted("recipe-1"), MINE));
        all.put("intended", record -> TRANSITIONS.intended(record, UPLOADS, "async"));
        all.put("submitted", record -> TRANSITIONS.submitted(record, "job", "https://firefly/status"));
        all.put("notAccepted", TRANSITIONS::notAccepted);
        all.put("jobFailed", record -> TRANSITIONS.jobFailed(record, Optional.empty()));
        all.put(
                "processed",
                record -> TRANSITIONS.results().processed(record, new StoredResults(outputs(), List.of(), List.of())));
        all.put("rejected", record -> TRANSITIONS.rejected(record, new Rejection("no", "No.")));
        all.put("doubtful", record -> TRANSITIONS.doubtful(record, Doubt.Kind.UNKNOWN, "Who knows."));
        all.put("released", record -> TRANSITIONS.released(record, UPLOADS));
        all.put("claimed", record -> TRANSITIONS.claimed(Optional.of(record), wanted("recipe-2"), MINE));
        all.put("storing", record -> TRANSITIONS.results().storing(record, List.of("processed/sales/ana-2.jpg")));
        all.put("keptAside", record -> TRANSITIONS.results().keptAside(record, outputs()));
        all.put("tidied", TRANSITIONS.results()::tidied);
        all.put("restored", record -> TRANSITIONS.restored(record, wanted("recipe-2")));
        PastFill past = new PastFill(
                "recipe-2", RecordSamples.NOW, null, null, 0, PastFill.End.IN_DOUBT, null, List.of(), List.of(), null);
        all.put("wentBackTo", record -> TRANSITIONS.wentBackTo(record, wanted("recipe-2"), past));
        all.put("bringingBack", record -> TRANSITIONS.bringingBack(record, past));
        all.put("broughtBack", record -> TRANSITIONS
                .results()
                .broughtBack(record, new StoredResults(outputs(), List.of(), List.of())));
        all.put("notBroughtBack", TRANSITIONS.results()::notBroughtBack);
        all.put("lending", record -> TRANSITIONS.masks().lending(record, "processed/.lent/sales/ana.jpg"));
        all.put("maskIntended", TRANSITIONS.masks()::intended);
        all.put("maskMade", record -> TRANSITIONS.masks().made(record, outputs().get(0)));
        all.put("maskGone", TRANSITIONS.masks()::gone);
        all.put("maskDoubtedAgain", record -> TRANSITIONS.maskDoubtedAgain(record, wanted("recipe-2"), past));
        all.put("doubtedAgain", record -> TRANSITIONS.doubtedAgain(record, wanted("recipe-2"), past));
        return all;
    }

    @Test
    void everyTransitionBeginsExactlyWhereItMay() {
        transitions().forEach((name, transition) -> {
            for (State state : State.values()) {
                if (MAY_BEGIN_IN.get(name).contains(state)) {
                    HeadshotRecord after = transition.apply(in(state));
                    assertThat(after.state() == state
                                    || RecordBuilder.LEGAL.get(state).contains(after.state()))
                            .as("%s from %s gives %s", name, state, after.state())
                            .isTrue();
                } else {
                    assertThatIllegalStateException()
                            .as("%s from %s", name, state)
                            .isThrownBy(() -> transition.apply(in(state)))
                            .withMessageContaining("sales/ana");
                }
            }
        });
    }

    private static HeadshotRecord bringingBack() {
        HeadshotRecord other = TRANSITIONS.claimed(Optional.of(in(State.PROCESSED)), wanted("recipe-2"), MINE);
        HeadshotRecord again = TRANSITIONS.claimed(Optional.of(other), wanted("recipe-1"), MINE);
        return TRANSITIONS.bringingBack(again, again.pastFills().get(0));
    }

    @Test
    void whatIsBroughtBackIsTheFillThatWasPaidForAndNoOther() {
        HeadshotRecord bringing = bringingBack();
        assertThat(bringing.bringsBackResults()).isTrue();
        assertThat(bringing.fill().kept()).isEqualTo(outputs());
        assertThat(bringing.claim()).isEqualTo(MINE);

        HeadshotRecord back =
                TRANSITIONS.results().broughtBack(bringing, new StoredResults(outputs(), List.of(), List.of("Look.")));

        HeadshotRecord paid = in(State.PROCESSED);
        assertThat(back.state()).isEqualTo(State.PROCESSED);
        assertThat(back.operationsBilled()).isEqualTo(paid.operationsBilled());
        assertThat(back.pastFills()).isEqualTo(paid.pastFills());
        assertThat(back.outputs()).isEqualTo(outputs());
        assertThat(back.warnings()).containsExactly("Look.");
        assertThat(back.fill().kept()).isEmpty();
        assertThat(back.claim()).isNull();
    }

    @Test
    void whatCannotBeBroughtBackIsPreparedAnew() {
        HeadshotRecord next = TRANSITIONS.results().notBroughtBack(bringingBack());

        assertThat(next.state()).isEqualTo(State.PREPARING);
        assertThat(next.bringsBackResults()).isFalse();
        assertThat(next.pastFills()).isEqualTo(in(State.PROCESSED).pastFills());
        assertThat(TRANSITIONS.intended(next, UPLOADS, "async").fill().attempt())
                .isEqualTo(2);
    }

    @Test
    void onlyPreparingSubmittedAndIntentCanBeClaimed() {
        for (State state : State.values()) {
            assertThat(in(state).claim() != null)
                    .as("%s", state)
                    .isEqualTo(Set.of(State.PREPARING, State.INTENT, State.SUBMITTED)
                            .contains(state));
        }
    }

    @Test
    void aLostResultIsNotTakenForAJobThatWasAcceptedLate() {
        HeadshotRecord lost = TRANSITIONS.doubtful(in(State.SUBMITTED), Doubt.Kind.LOST_RESULT, "Gone.");

        assertThatIllegalStateException().isThrownBy(() -> TRANSITIONS.submitted(lost, "job", "https://f"));
    }

    @Test
    void processedAccountsForEveryPicture() {
        HeadshotRecord processed = in(State.PROCESSED);

        assertThat(processed.operationsBilled()).isEqualTo(2);
        assertThat(processed.pastFills()).singleElement().satisfies(past -> {
            assertThat(past.end()).isEqualTo(PastFill.End.PROCESSED);
            assertThat(past.jobId()).isEqualTo("urn:job");
            assertThat(past.statusUrl()).as("nothing more is expected of it").isNull();
        });
        assertThat(processed.fill().jobId()).isEqualTo("urn:job");
    }

    @Test
    void aFillWhosePhotoWasReplacedIsAccountedForAsSuperseded() {
        HeadshotRecord next = TRANSITIONS.claimed(Optional.of(in(State.SUBMITTED)), wanted("recipe-2"), MINE);

        assertThat(next.operationsBilled()).isEqualTo(2);
        assertThat(next.pastFills()).singleElement().satisfies(past -> {
            assertThat(past.end()).isEqualTo(PastFill.End.SUPERSEDED);
            assertThat(past.recipe()).isEqualTo("recipe-1");
            assertThat(past.statusUrl()).isEqualTo("https://firefly/status");
        });
        assertThat(next.fill()).isNull();
        assertThat(next.recipe()).isEqualTo("recipe-2");
    }

    @Test
    void whatIsInDoubtIsNeitherForgottenNorCountedAsPaid() {
        HeadshotRecord next = TRANSITIONS.claimed(Optional.of(in(State.IN_DOUBT)), wanted("recipe-1"), MINE);

        assertThat(next.operationsBilled()).isZero();
        assertThat(next.fillsOf("recipe-1")).isEqualTo(1);
        assertThat(TRANSITIONS.intended(next, UPLOADS, "async").fill().attempt())
                .isEqualTo(2);
    }

    @Test
    void aLostResultIsPaidFor() {
        HeadshotRecord lost = TRANSITIONS.doubtful(in(State.SUBMITTED), Doubt.Kind.LOST_RESULT, "Gone.");

        HeadshotRecord next = TRANSITIONS.claimed(Optional.of(lost), wanted("recipe-1"), MINE);

        assertThat(next.operationsBilled()).isEqualTo(2);
        assertThat(next.pastFills()).singleElement().extracting(PastFill::end).isEqualTo(PastFill.End.LOST_RESULT);
    }

    @Test
    void aRefusedFillLeavesNoTraceButTheUploads() {
        HeadshotRecord after = TRANSITIONS.notAccepted(in(State.INTENT));

        assertThat(after.pastFills()).isEmpty();
        assertThat(after.fill()).isNull();
        assertThat(after.uploads()).isEqualTo(UPLOADS);
        assertThat(after.claim()).isEqualTo(MINE);
    }

    @Test
    void aJobThatIsKnownLateIsAddedToTheFillItBelongsTo() {
        HeadshotRecord doubted = in(State.IN_DOUBT);
        HeadshotRecord movedOn = TRANSITIONS.claimed(Optional.of(doubted), wanted("recipe-2"), MINE);

        HeadshotRecord told =
                TRANSITIONS.jobKnownLate(movedOn, doubted.fill().intentAt(), "urn:late", "https://firefly/late", 2);

        assertThat(told.operationsBilled()).isEqualTo(2);
        assertThat(told.pastFills()).singleElement().satisfies(past -> {
            assertThat(past.jobId()).isEqualTo("urn:late");
            assertThat(past.isCollectable()).isTrue();
            assertThat(past.end()).isEqualTo(PastFill.End.SUPERSEDED);
        });
        assertThat(told.state()).isEqualTo(State.PREPARING);
    }

    @Test
    void anAnswerThatCameTooLateAndHadNoJobIsALostResult() {
        HeadshotRecord doubted = in(State.IN_DOUBT);
        HeadshotRecord movedOn = TRANSITIONS.claimed(Optional.of(doubted), wanted("recipe-2"), MINE);

        HeadshotRecord told = TRANSITIONS.jobKnownLate(movedOn, doubted.fill().intentAt(), null, null, 2);

        assertThat(told.operationsBilled()).isEqualTo(2);
        assertThat(told.pastFills()).singleElement().extracting(PastFill::end).isEqualTo(PastFill.End.LOST_RESULT);
    }

    @Test
    void aResultKeptAsideThatIsGoneIsAskedForWhereItsJobIsKnown() {
        HeadshotRecord kept = TRANSITIONS.results().keptAside(in(State.SUBMITTED), outputs());
        HeadshotRecord other = TRANSITIONS.claimed(Optional.of(kept), wanted("recipe-2"), MINE);
        HeadshotRecord again = TRANSITIONS.claimed(Optional.of(other), wanted("recipe-1"), MINE);

        HeadshotRecord next = TRANSITIONS
                .results()
                .notBroughtBack(
                        TRANSITIONS.bringingBack(again, again.pastFills().get(0)));

        assertThat(next.state()).isEqualTo(State.SUBMITTED);
        assertThat(next.claim()).isNull();
        assertThat(next.fill().statusUrl()).isEqualTo("https://firefly/status");
        assertThat(next.fill().kept()).isEmpty();
        assertThat(next.pastFills()).isEmpty();
        assertThat(next.operationsBilled()).isZero();
    }

    @Test
    void uploadsLiveAlmostSevenDays() {
        Source photo = in(State.INTENT).photo();

        assertThat(UPLOADS.photoFor(photo, RecordSamples.NOW.plusSeconds(6 * 86_400 + 22 * 3_600)))
                .isPresent();
        assertThat(UPLOADS.photoFor(photo, RecordSamples.NOW.plusSeconds(6 * 86_400 + 23 * 3_600)))
                .isEmpty();
        assertThat(UPLOADS.photoFor(new Source(photo.key(), "photo-2", 1, RecordSamples.NOW), RecordSamples.NOW))
                .as("another photo")
                .isEmpty();
    }
}
