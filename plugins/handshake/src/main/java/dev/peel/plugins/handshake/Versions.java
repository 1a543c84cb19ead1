package dev.peel.plugins.handshake;

/** What follows from a TLS version's number. */
final class Versions {
    private static final int TLS_1_3 = 0x0304; // RFC 8446 4.2.1
    private static final int DRAFTS_OF_1_3 = 0x7f; // high byte, RFC 8446's drafts

    private Versions() {}

    static boolean is13(int version) {
        return version == TLS_1_3 || version >> 8 == DRAFTS_OF_1_3;
    }

    /** {@return whether it is there only so that peers learn to ignore it, RFC 8701 2} */
    static boolean isGrease(int version) {
        return (version & 0x0f0f) == 0x0a0a && version >> 8 == (version & 0xff);
    }

    /** {@return the later of two versions; a draft comes before what it became} */
    static int higher(int one, int other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(int version) {
        return is13(version) && version != TLS_1_3 ? (TLS_1_3 << 8) - 0x100 + (version & 0xff) : version << 8;
    }
}
