package dev.backdrop.text;

/** Shortens input for answers and log lines. */
public final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    public static String of(Object value) {
        return of(value, LONGEST);
    }

    public static String of(Object value, int longest) {
        String text = String.valueOf(value);
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
