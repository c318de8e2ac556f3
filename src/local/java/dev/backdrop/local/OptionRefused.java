package dev.backdrop.local;

/** An option or variable that cannot be used; the message is a sentence for the person who gave it. */
final class OptionRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    OptionRefused(String message) {
        super(message);
    }
}
