package dev.peel.dissectors.quic;

import dev.peel.core.dissect.Dissection;

/**
 * The frames that Initial packets of Google's versions T050 and T051 carry: IETF QUIC's packets and TLS, but Google QUIC's frames.
 * These are another protocol's, so that only the handshake in them is read, and nothing noted of what is around it.
 */
final class GoogleFrames {
    private static final int PADDING = 0x00;
    private static final int PING = 0x07;
    private static final int CRYPTO = 0x08;
    /** An acknowledgment is 01ntllmm: n for several ranges, ll and mm for the width of its numbers. */
    private static final int ACK = 0x40;

    private static final int ACK_MASK = 0xc0;
    private static final int ACK_HAS_RANGES = 0x20;
    private static final int ACK_DELAY_LENGTH = 2; // bytes
    private static final int ACK_GAP_LENGTH = 1; // bytes
    private static final int FIRST_TIMESTAMP_LENGTH = 5; // bytes
    private static final int TIMESTAMP_LENGTH = 3; // bytes
    private static final int[] ACK_WIDTHS = {1, 2, 4, 6}; // bytes

    private GoogleFrames() {}

    /** Reads the payload of an Initial packet, up to the first frame that cannot be told. */
    static void read(Dissection d) {
        while (d.remaining() > 0) {
            int type = d.u8();
            if (type == CRYPTO) {
                long offset = Varint.read(d, QuicFrames.OFFSET);
                CryptoStream.readRepeated(d, offset, Varint.read(d, QuicFrames.LENGTH));
            } else if ((type & ACK_MASK) == ACK) {
                skipAcknowledgment(d, type);
            } else if (type != PADDING && type != PING) {
                return;
            }
        }
    }

    private static void skipAcknowledgment(Dissection d, int type) {
        int width = ACK_WIDTHS[type & 3];
        d.skip(ACK_WIDTHS[type >> 2 & 3] + ACK_DELAY_LENGTH);
        int ranges = (type & ACK_HAS_RANGES) != 0 ? d.u8() : 0;
        d.skip(width + ranges * (ACK_GAP_LENGTH + width));
        int timestamps = d.u8();
        if (timestamps > 0) {
            d.skip(FIRST_TIMESTAMP_LENGTH + (timestamps - 1) * TIMESTAMP_LENGTH);
        }
    }
}
