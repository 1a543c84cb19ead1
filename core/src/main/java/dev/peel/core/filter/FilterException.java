package dev.peel.core.filter;

/** Says what is wrong with a filter's text, where, and what may have been meant. */
public final class FilterException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 100; // characters of a long filter, around the place
    private static final int LONGEST_MESSAGE = 300; // characters
    private static final String ELLIPSIS = "...";

    private final String text;
    private final int position;
    private final int length;
    private final String reason;
    private final String hint;

    FilterException(String text, Place place, String reason, String hint) {
        super(hint.isEmpty() ? shorten(reason) : shorten(reason) + "; " + shorten(hint));
        this.text = text;
        this.position = Math.min(place.start(), text.length());
        this.length = Math.max(0, Math.min(place.length(), text.length() - position));
        this.reason = shorten(reason);
        this.hint = shorten(hint);
    }

    /** {@return where in the text the mistake starts, in characters from 0; the text's length where the text ends too early} */
    public int position() {
        return position;
    }

    /** {@return how many characters are wrong; 0 where something is missing} */
    public int length() {
        return length;
    }

    /** {@return what is wrong, without the hint} */
    public String reason() {
        return reason;
    }

    /** {@return how to mend it; empty where that is not known} */
    public String hint() {
        return hint;
    }

    /** {@return two lines: the text, or what is near the mistake of a long one, and below it a caret and tildes that mark the mistake} */
    public String marked() {
        int from = text.length() <= SHOWN ? 0 : Math.max(0, position - SHOWN / 2);
        int to = Math.min(text.length(), from + SHOWN);
        String before = from > 0 ? ELLIPSIS : "";
        String shown = before + printable(text.substring(from, to)) + (to < text.length() ? ELLIPSIS : "");
        int column = before.length() + text.codePointCount(from, position);
        int end = Math.max(position, Math.min(position + length, to));
        int width = Math.max(1, text.codePointCount(position, end));
        return shown + "\n" + " ".repeat(column) + "^" + "~".repeat(width - 1);
    }

    /** A word of the filter may be as long as the filter. */
    private static String shorten(String message) {
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE / 2)
                        + ELLIPSIS
                        + message.substring(message.length() - LONGEST_MESSAGE / 2);
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> printable.appendCodePoint(Character.isISOControl(point) ? ' ' : point));
        return printable.toString();
    }
}
