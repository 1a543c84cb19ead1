package dev.peel.plugins.statistics;

/** What a column of packets by interval shows. */
enum Calculation {
    /** Frames and bytes, what a filter alone asks for. */
    BOTH,
    /** The number of frames. */
    FRAMES,
    /** The number of bytes. */
    BYTES,
    /** How often a field occurs. */
    COUNT,
    /** The sum of a field's values. */
    SUM,
    /** The least value. */
    MIN,
    /** The greatest value. */
    MAX,
    /** The mean value; of whole numbers cut off, not rounded. */
    AVG,
    /** How many were at work on average, of what a span of time tells how long it took up to its packet. */
    LOAD;

    /** {@return whether it is about a field} */
    boolean hasField() {
        return switch (this) {
            case BOTH, FRAMES, BYTES -> false;
            case COUNT, SUM, MIN, MAX, AVG, LOAD -> true;
        };
    }

    /** {@return whether it is about the field's values} */
    boolean hasValues() {
        return hasField() && this != COUNT;
    }
}
