package dev.backdrop.event;

import dev.backdrop.text.Excerpt;

/** Ends the reading of a request at the first thing that is wrong with it. */
public final class BadField extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_PROBLEM = 120;

    private final transient Request.Bad bad;

    public BadField(String field, String problem, String allowed) {
        super(Excerpt.of(field) + ": " + Excerpt.of(problem, LONGEST_PROBLEM));
        this.bad = new Request.Bad(Excerpt.of(field), Excerpt.of(problem, LONGEST_PROBLEM), allowed);
    }

    public Request.Bad asRequest() {
        return bad;
    }
}
