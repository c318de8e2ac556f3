package dev.backdrop.infra.planted;

/**
 * One mistake, as an edit of the SAM template's text.
 *
 * @param name describes the mistake
 * @param right the right text; its first occurrence counts
 * @param wrong the wrong text in its place
 * @param check the cheapest check that must catch it
 */
public record Mistake(String name, String right, String wrong, Check check) {

    /** The checks, cheapest first. */
    public enum Check {
        /** The rules, in plain Java. */
        CONTRACT,
        /** CloudFormation's schemas, or the comparison with the CDK: they need node. */
        SCHEMA_OR_PARITY
    }

    /** The template with the mistake in it. */
    public String plantedIn(String sam) {
        int at = sam.indexOf(right);
        if (at < 0) {
            throw new IllegalStateException("%s: the template has no '%s'".formatted(name, right));
        }
        return sam.substring(0, at) + wrong + sam.substring(at + right.length());
    }

    @Override
    public String toString() {
        return name;
    }
}
