package dev.peel.dissectors.tcp;

/** The order of sequence numbers, which wrap, RFC 9293 3.4: of two numbers the one less than 2^31 ahead is the later. */
final class SequenceNumbers {
    private SequenceNumbers() {}

    static boolean isAfter(int number, int other) {
        return number - other > 0;
    }

    static boolean isBefore(int number, int other) {
        return number - other < 0;
    }
}
