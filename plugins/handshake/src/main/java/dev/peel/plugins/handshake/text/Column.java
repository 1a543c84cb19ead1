package dev.peel.plugins.handshake.text;

/**
 * A column of a {@link Grid}.
 *
 * @param title what stands above it
 * @param isNumber whether its cells end, rather than start, below each other
 * @param least how many characters it keeps when the line is too narrow; {@link #WHOLE} where it may not be cut
 * @param isSpare whether it is left out when cutting is not enough
 */
public record Column(String title, boolean isNumber, int least, boolean isSpare) {
    /** For columns that are never cut. */
    public static final int WHOLE = Integer.MAX_VALUE;

    /** {@return a column of text that may not be cut} */
    public static Column of(String title) {
        return new Column(title, false, WHOLE, false);
    }

    /** {@return a column of numbers} */
    public static Column number(String title) {
        return new Column(title, true, WHOLE, false);
    }

    /** {@return a column of text that may be cut to {@code least} characters} */
    public static Column upTo(String title, int least) {
        return new Column(title, false, least, false);
    }

    /** {@return this column, left out when cutting is not enough} */
    public Column spare() {
        return new Column(title, isNumber, least, true);
    }
}
