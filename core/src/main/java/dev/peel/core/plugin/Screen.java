package dev.peel.core.plugin;

/**
 * What shows a command's text.
 *
 * @param columns how many characters a line has room for, {@link #NARROWEST} to {@link #WIDEST}
 * @param isColored whether text is coloured, by the escape sequences of ECMA-48
 */
public record Screen(int columns, boolean isColored) {
    /** The fewest columns that text is laid out for. */
    public static final int NARROWEST = 80;
    /** The most columns that text is laid out for. */
    public static final int WIDEST = 200;

    /** No screen: a file or another program, which reads plain lines of any length. */
    public static final Screen NONE = new Screen(WIDEST, false);

    /** Makes a screen of the nearest number of columns that text is laid out for. */
    public Screen {
        columns = Math.max(NARROWEST, Math.min(WIDEST, columns));
    }
}
