package dev.backdrop.headshot;

import java.util.List;
import java.util.Optional;

import dev.backdrop.ledger.decision.StoredResults;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.ledger.record.Verdict;

/**
 * What is counted of a fill's results, the withheld ones included.
 *
 * @param operations billed for them, and for a mask that Adobe made
 * @param persons what comparing says of the person, once for each result that has a verdict
 * @param maskWasMade whether the function made the mask
 * @param maskWasInverted whether the mask came white where the person is
 */
public record ResultFigures(int operations, List<String> persons, boolean maskWasMade, boolean maskWasInverted) {

    /** An attempt without results. */
    public static ResultFigures none() {
        return new ResultFigures(0, List.of(), false, false);
    }

    /** Of a fill that was just paid for. */
    public static ResultFigures of(HeadshotRecord record, StoredResults results) {
        Optional<Uploads.Preparation> preparation = Optional.of(record.uploads())
                .filter(uploads -> uploads.areOf(record.photo(), record.mask()))
                .map(Uploads::preparation);
        return new ResultFigures(
                results.billed() + record.operationsOfItsMask(),
                persons(results),
                record.requireMask().isMade(),
                preparation.filter(Uploads.Preparation::invertsMask).isPresent());
    }

    /** Of an earlier fill, whose results are stored again. */
    public static ResultFigures ofEarlier(StoredResults results) {
        return new ResultFigures(0, persons(results), false, false);
    }

    private static List<String> persons(StoredResults results) {
        return results.verdicts().stream().map(Verdict::person).toList();
    }
}
