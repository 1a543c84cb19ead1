package dev.peel.core.dissect;

/**
 * Ends a layer whose bytes do not suffice. Never leaves the engine; made beforehand and without a stack, so that it costs nothing.
 */
@SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack and cannot be suppressed into
final class EndOfBytes extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The bytes were there on the wire, but the capture was cut before them. */
    static final EndOfBytes CUT = new EndOfBytes("packet size limited during capture");
    /** The bytes were never there: a length or the packet itself is wrong. */
    static final EndOfBytes MALFORMED = new EndOfBytes("malformed packet");

    private EndOfBytes(String message) {
        super(message, null, false, false);
    }
}
