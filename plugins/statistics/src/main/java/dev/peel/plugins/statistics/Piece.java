package dev.peel.plugins.statistics;

/**
 * Bytes of a stream that came together.
 *
 * @param direction 0 from the first sender, 1 to it
 * @param frame the number of the frame that they came in
 * @param time of the frame, seconds since 1970 with nine decimals
 * @param bytes not copied, and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a list of numbers would take many times the memory.
record Piece(int direction, long frame, String time, byte[] bytes) {
    static final String NO_TIME = "0.000000000";
}
