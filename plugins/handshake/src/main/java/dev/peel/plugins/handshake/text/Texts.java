package dev.peel.plugins.handshake.text;

/** Numbers in the words that people read. */
public final class Texts {
    private Texts() {}

    /** {@return a count with its noun, such as {@code 1 packet} or {@code 2 packets}} */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
