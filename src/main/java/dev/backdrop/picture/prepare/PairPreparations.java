package dev.backdrop.picture.prepare;

/** Preparations by different rules that share the networks. */
public final class PairPreparations {

    private final PersonSearch search = new PersonSearch();

    public PairPreparation by(PairRules rules) {
        return new PairPreparation(rules, search);
    }
}
