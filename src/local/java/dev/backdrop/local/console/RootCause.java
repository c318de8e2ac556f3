package dev.backdrop.local.console;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the innermost cause from a printed stack trace, with all lines of its message. Lambda gets only the outermost.
 */
public final class RootCause {

    private static final Pattern CAUSED_BY = Pattern.compile("Caused by: [\\w.$]+: (.*)");

    private final StringBuilder message = new StringBuilder();
    private boolean reading;

    /** Takes the next printed line. */
    public synchronized void line(String line) {
        Matcher cause = CAUSED_BY.matcher(line);
        if (cause.matches()) {
            message.setLength(0);
            message.append(cause.group(1));
            reading = true;
        } else if (line.startsWith("\t")) {
            reading = false;
        } else if (reading) {
            message.append('\n').append(line);
        }
    }

    public synchronized Optional<String> message() {
        return Optional.of(message.toString()).filter(text -> !text.isEmpty());
    }
}
