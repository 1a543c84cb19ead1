package dev.peel.plugins.handshake.track;

/** What of a connection was seen, as the bits of Wireshark's {@code tcp.completeness}, where packets only have those of the ones before. */
final class Completeness {
    // Hot path: no allocation per packet.

    private static final int REQUEST = 1;
    private static final int AGREEMENT = 2;
    private static final int ACKNOWLEDGMENT = 4;
    private static final int DATA = 8;
    private static final int FINISH = 16;
    private static final int RESET = 32;

    private Completeness() {}

    /** {@return what {@code segment} is} */
    static int of(CurrentSegment segment) {
        boolean isAgreement = segment.isSyn() && segment.isAck();
        int bits = segment.isRst() ? RESET : 0;
        if (segment.isSyn()) {
            bits |= isAgreement ? AGREEMENT : REQUEST;
        } else if (segment.isAck() && segment.length() == 0) {
            bits |= ACKNOWLEDGMENT;
        }
        bits |= segment.length() > 0 && !isAgreement ? DATA : 0;
        return bits | (segment.isAck() && segment.isFin() ? FINISH : 0);
    }
}
