package dev.peel.plugins.statistics;

/** EBCDIC text, code page 37, as ASCII. */
final class Ebcdic {
    private static final int FIRST = 0x40; // the space, below which there are only controls
    private static final String TEXT = " ...........<(+|&.........!$*);.-/.........,%_>?.........`:#@'=\""
            + ".abcdefghi.......jklmnopqr.......~stuvwxyz......^.........[]....{ABCDEFGHI......}JKLMNOPQR......"
            + "\\.STUVWXYZ......0123456789......";
    private static final int LINE_FEED = 0x25;
    private static final int NEW_LINE = 0x15;
    private static final int CARRIAGE_RETURN = 0x0d;

    private Ebcdic() {}

    /** {@return the ASCII character of {@code single}, a point where there is none} */
    static byte ascii(byte single) {
        int code = single & 0xff;
        if (code >= FIRST) {
            return (byte) TEXT.charAt(code - FIRST);
        }
        return switch (code) {
            case LINE_FEED, NEW_LINE -> '\n';
            case CARRIAGE_RETURN -> '\r';
            default -> '.';
        };
    }
}
