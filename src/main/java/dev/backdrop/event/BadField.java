package dev.backdrop.event;

/** Ends the reading of a request at the first thing that is wrong with it. */
final class BadField extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Request.Bad bad;

    BadField(String field, String problem, String allowed) {
        super(field + ": " + problem);
        this.bad = new Request.Bad(field, problem, allowed);
    }

    Request.Bad asRequest() {
        return bad;
    }
}
