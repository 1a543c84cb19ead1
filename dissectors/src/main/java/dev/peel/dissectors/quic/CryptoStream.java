package dev.peel.dissectors.quic;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.Severity;
import dev.peel.core.dissect.SubStream;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;

/** The handshake's bytes in the CRYPTO frames of one encryption level, RFC 9000 19.6, put in order and handed to TLS. */
final class CryptoStream {
    static final Table HANDSHAKES = Table.of("tls.handshake");

    private static final int INITIAL_LEVEL = 0;

    private static final Field DATA = Field.group("quic.crypto.crypto_data", "Crypto Data");
    private static final Field FRAGMENTS =
            Field.group("quic.crypto.fragments", "Reassembled QUIC CRYPTO Data Fragments");
    private static final Field FRAGMENT = Field.frameNumber("quic.crypto.fragment", "QUIC CRYPTO Data Fragment");
    private static final Field FRAGMENT_COUNT = Field.uint("quic.crypto.fragment.count", 32, "Fragment count");
    private static final Field REASSEMBLED_LENGTH =
            Field.uint("quic.crypto.reassembled.length", 32, "Reassembled QUIC CRYPTO Data length");
    private static final Field RETRANSMISSION =
            Field.group("quic.retransmission", "This QUIC frame has a reused stream offset (retransmission?)");
    private static final Field OVERLAP =
            Field.group("quic.overlap", "This QUIC frame overlaps a previous frame in the stream");
    static final Field[] FIELDS = {
        DATA, FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH, RETRANSMISSION, OVERLAP
    };

    private static final SubStream INITIAL =
            SubStream.of("quic.crypto", new ReassemblyFields(FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH));

    private static final int CLIENT_HELLO = 1; // RFC 8446 4
    private static final int MESSAGE_HEADER_LENGTH = 4; // bytes

    private CryptoStream() {}

    /** {@return how many bytes of the handshake have been read in the packet's direction} */
    static long read(Dissection d) {
        return d.nextOffset(INITIAL);
    }

    /**
     * Reads the data of a CRYPTO frame in an Initial packet.
     *
     * @param length how long it is, in bytes; not checked
     */
    static void read(Dissection d, long offset, long length) {
        if (length > d.remaining()) {
            throw d.malformed();
        }
        d.peekBytes(DATA, (int) length);
        QuicConnection connection = d.state(QuicConnection.SLOT);
        if (connection == null) {
            d.skip((int) length); // without a flow there is nothing to put in order
            return;
        }
        long next = read(d);
        // What repeats the start may be meant to mislead: it is not read.
        if (offset == 0 && next == 0 && length >= MESSAGE_HEADER_LENGTH && d.peekU8(0) == CLIENT_HELLO) {
            connection = connection.withHello(d.direction(), MESSAGE_HEADER_LENGTH + (d.peekU32(0) & 0xffffff));
            d.state(QuicConnection.SLOT, connection);
        }
        if (offset < next) {
            Field reused = offset + length > next ? OVERLAP : RETRANSMISSION;
            d.expert(reused, 0, Severity.NOTE, ExpertGroup.SEQUENCE, reused.label());
        }
        int taken = (int) Math.max(0, Math.min(length, connection.handshakeEnd(d.direction()) - offset));
        d.inOrder(INITIAL, offset, taken, CryptoStream::readMessages);
        d.skip((int) length - taken);
    }

    /** As {@link #read}, but a frame that repeats the handshake's start is handed to TLS again. */
    static void readRepeated(Dissection d, long offset, long length) {
        if (offset == 0 && length <= Math.min(read(d), d.remaining())) {
            d.nested(HANDSHAKES, INITIAL_LEVEL, (int) length);
        } else {
            read(d, offset, length);
        }
    }

    private static void readMessages(Dissection d) {
        d.nested(HANDSHAKES, INITIAL_LEVEL, d.remaining());
    }
}
