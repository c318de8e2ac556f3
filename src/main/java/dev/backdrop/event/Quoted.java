package dev.backdrop.event;

/** What an event says, where a refusal repeats it: it ends up in logs and answers, and has the length its sender likes. */
final class Quoted {

    static final int VALUE = 80;

    private Quoted() {}

    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        // Not between the two halves of one character.
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }
}
