package dev.backdrop.headshot.delivery;

import java.util.Locale;
import java.util.stream.Collectors;

import dev.backdrop.ledger.decision.StoredResults;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.Rejection;

/** What a person hears of a fill whose results are all withheld. */
public final class PersonChanged {

    private PersonChanged() {}

    public static Rejection rejection(HeadshotRecord record, StoredResults results) {
        String kept = results.all().stream().map(Output::key).collect(Collectors.joining(", "));
        double worst = results.verdicts().stream()
                .mapToDouble(verdict -> verdict.worstBlock())
                .max()
                .orElseThrow();
        return new Rejection(
                Rejection.PERSON_CHANGED,
                "Firefly changed the person of " + record.requirePhoto().key()
                        + String.format(Locale.ROOT, ": the colours of a part differ by %.0f (ΔE), ", worst)
                        + "and up to 25 count as unchanged. The result is paid for and kept as " + kept
                        + ", but it is not offered. Check the mask "
                        + record.requireMask().key()
                        + ", or invoke with \"force\":true to pay for another result.");
    }
}
