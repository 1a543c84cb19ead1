package dev.peel.plugins.handshake;

/** What follows from a TLS version's number. */
public final class Versions {
    private static final int TLS_1_3 = 0x0304; // RFC 8446 4.2.1
    private static final int DRAFTS_OF_1_3 = 0x7f; // high byte, RFC 8446's drafts
    private static final int EXPERIMENTS_OF_1_3 =
            0x7e; // high byte, what a browser tried against devices that break on drafts
    private static final int PRIVATE_DRAFTS_OF_1_3 = 0xfb; // high byte, a company's drafts

    private Versions() {}

    /** {@return whether it is TLS 1.3 or one of its drafts} */
    public static boolean is13(int version) {
        int high = version >> 8;
        return version == TLS_1_3
                || high == DRAFTS_OF_1_3
                || high == EXPERIMENTS_OF_1_3
                || high == PRIVATE_DRAFTS_OF_1_3;
    }

    /** {@return the later of two versions; a draft comes before what it became} */
    public static int higher(int one, int other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(int version) {
        return is13(version) && version != TLS_1_3 ? (TLS_1_3 << 8) - 0x100 + (version & 0xff) : version << 8;
    }
}
