package dev.backdrop.text;

/** What answers and log lines quote of what was sent: its beginning, however long it is. */
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
