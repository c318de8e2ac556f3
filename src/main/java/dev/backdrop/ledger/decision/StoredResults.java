package dev.backdrop.ledger.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.Verdict;

/**
 * What is stored for a fill.
 *
 * @param verdicts on the outputs; none where nothing was compared
 * @param warnings what a person should look at
 */
public record StoredResults(List<Output> outputs, List<Verdict> verdicts, List<String> warnings) {

    /** Everything that is stored: the outputs, and Firefly's own files beside them. */
    public List<Output> all() {
        return Stream.concat(outputs.stream(), beside()).toList();
    }

    /** Firefly's own files: from them the results can be made again. */
    List<Output> originals() {
        return outputs.stream()
                .map(output -> beside(output.key()).orElse(output))
                .toList();
    }

    /** How many images Firefly gave, the withheld ones included. */
    public int billed() {
        return outputs.size() + (int) withheld().count();
    }

    /** Whether every image shows a changed person. */
    public boolean offersNothing() {
        return outputs.isEmpty() && billed() > 0;
    }

    private Stream<Verdict> withheld() {
        return verdicts.stream().filter(Verdict::isWithheld);
    }

    private Optional<Output> beside(String key) {
        return verdicts.stream()
                .filter(verdict -> verdict.key().equals(key))
                .findFirst()
                .map(Verdict::firefly);
    }

    private Stream<Output> beside() {
        return verdicts.stream().flatMap(verdict -> Optional.ofNullable(verdict.firefly()).stream());
    }
}
