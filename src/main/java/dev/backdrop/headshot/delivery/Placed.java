package dev.backdrop.headshot.delivery;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.Verdict;

/**
 * A stored image of a fill.
 *
 * @param offered empty if it is withheld
 * @param warning what a person should look at
 */
record Placed(Optional<Output> offered, Optional<Verdict> verdict, Optional<String> warning) {

    static Placed of(Output output) {
        return new Placed(Optional.of(output), Optional.empty(), Optional.empty());
    }

    /** @param firefly Firefly's own file beside it; null if it is that file */
    Placed judged(Optional<Verdict> person, @Nullable Output firefly) {
        return new Placed(
                offered, person.map(found -> found.on(offered.orElseThrow().key(), firefly)), warning);
    }

    Placed warned(Optional<String> because) {
        return new Placed(
                offered,
                verdict,
                Stream.concat(warning.stream(), because.stream()).reduce((one, other) -> one + " " + other));
    }

    /** Everything that was stored for it. */
    Stream<Output> stored() {
        return Stream.concat(offered.stream(), verdict.map(Verdict::firefly).stream());
    }
}
