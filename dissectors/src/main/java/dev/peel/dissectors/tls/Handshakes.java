package dev.peel.dissectors.tls;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Pdus;
import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.SubStream;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/**
 * Handshake messages, RFC 8446 4, which records carry whole, several in one, or in pieces.
 *
 * <pre>
 *  type | length (3) | body
 * </pre>
 */
final class Handshakes implements Pdus {
    static final int HEADER_LENGTH = 4; // bytes, RFC 8446 4

    /**
     * A message that claims to be longer, in a connection whose start was not seen, is taken for an encrypted one. The longest that
     * occur are certificate chains.
     */
    private static final int MAX_PLAUSIBLE_LENGTH = 1 << 18; // bytes

    static final Values TYPES = NamedValues.of("tls-handshake-types.tsv");
    static final Field HANDSHAKE = Field.group("tls.handshake", "Handshake Protocol");
    static final Field TYPE =
            Field.uint("tls.handshake.type", 8, "Handshake Type").values(TYPES);
    private static final Field LENGTH = Field.uint("tls.handshake.length", 24, "Length");
    private static final Field FRAGMENTS = Field.group("tls.handshake.fragments", "Reassembled Handshake Fragments");
    private static final Field FRAGMENT = Field.frameNumber("tls.handshake.fragment", "Handshake Fragment");
    private static final Field FRAGMENT_COUNT =
            Field.uint("tls.handshake.fragment.count", 32, "Handshake Fragment count");
    private static final Field REASSEMBLED_LENGTH =
            Field.uint("tls.handshake.reassembled.length", 32, "Reassembled Handshake Message length");
    private static final Field REASSEMBLED_IN =
            Field.frameNumber("tls.handshake.reassembled_in", "Reassembled Handshake Message in frame");
    static final Field[] FIELDS = {
        HANDSHAKE, TYPE, LENGTH, FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH, REASSEMBLED_IN
    };

    static final ReassemblyFields REASSEMBLY =
            new ReassemblyFields(FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH);
    /** Messages that show in the packet's summary. */
    static final Handshakes ANNOUNCED = new Handshakes(true);
    /** Messages below another protocol's packet, which has a summary of its own. */
    static final Handshakes UNANNOUNCED = new Handshakes(false);

    private static final SubStream STREAM = SubStream.of("tls.handshake", REASSEMBLY);
    private static final String ENCRYPTED = "Encrypted Handshake Message";

    private final Dissection.Body body;

    private Handshakes(boolean isAnnounced) {
        body = isAnnounced ? Handshakes::readAnnounced : Handshakes::readMessage;
    }

    /** Reads the content of a handshake record. */
    static void read(Dissection d, TlsSession session) {
        if (isEncrypted(d, session)) {
            int mark = d.open(HANDSHAKE, d.remaining());
            if (d.labelling()) {
                d.label(mark, "Handshake Protocol: " + ENCRYPTED);
            }
            Records.announce(d, session, ENCRYPTED);
            d.skip(d.remaining());
            d.close(mark);
            return;
        }
        int end = d.position() + d.remaining();
        TlsSession.Side side = session.side(d.direction());
        if (side.fragmentType() != TlsSession.Side.NO_FRAGMENT) {
            readContinuation(d, session, side);
        }
        while (d.position() < end) {
            int length = d.remaining() < HEADER_LENGTH ? Integer.MAX_VALUE : messageLength(d.peekU32(0));
            if (length <= d.remaining() || d.captured() < d.remaining()) {
                d.group(HANDSHAKE, Math.min(length, d.remaining()), ANNOUNCED.body);
            } else {
                readFirstFragment(d, length);
            }
        }
    }

    /** {@return what a handshake record holds, for people} */
    static String describe(Dissection d, TlsSession session) {
        String text = ENCRYPTED;
        if (!isEncrypted(d, session)) {
            TlsSession.Side side = session.side(d.direction());
            int length = d.captured() < HEADER_LENGTH ? 0 : messageLength(d.peekU32(0));
            if (side.fragmentType() != TlsSession.Side.NO_FRAGMENT || length < d.remaining()) {
                text = "Multiple Handshake Messages";
            } else {
                text = HandshakeMessage.name(d) + (length > d.remaining() ? " (fragment)" : "");
            }
        }
        return "Handshake Protocol: " + text;
    }

    @Override
    public int pduLength(Bytes available) {
        return available.length() < HEADER_LENGTH ? NEED_MORE : messageLength(available.u32(0));
    }

    /** Reads a whole message. */
    @Override
    public void dissect(Dissection d) {
        d.group(HANDSHAKE, d.remaining(), body);
    }

    private static int messageLength(long header) {
        return HEADER_LENGTH + (int) (header & 0xffffff);
    }

    private static boolean isEncrypted(Dissection d, TlsSession session) {
        TlsSession.Side side = session.side(d.direction());
        if (side.sentData()) {
            return true;
        }
        if (session.is13() || d.captured() == 0 || side.fragmentType() != TlsSession.Side.NO_FRAGMENT) {
            return false;
        }
        int type = d.peekU8(0);
        boolean hasHeader = d.captured() >= HEADER_LENGTH;
        if (side.changedCipherSpec()) {
            // RFC 8446 D.4: a client that was sent a HelloRetryRequest sends ChangeCipherSpec before it says hello
            // again.
            boolean isSecondHello = session.version() == Versions.UNKNOWN
                    && type == HandshakeMessage.CLIENT_HELLO
                    && hasHeader
                    && messageLength(d.peekU32(0)) == d.remaining();
            return !isSecondHello;
        }
        return !HandshakeMessage.isKnown(type)
                || hasHeader && !session.hasHello() && messageLength(d.peekU32(0)) > MAX_PLAUSIBLE_LENGTH;
    }

    /** Keeps the end of the record, the start of a message. */
    private static void readFirstFragment(Dissection d, int length) {
        int have = d.remaining();
        int missing = length == Integer.MAX_VALUE ? TlsSession.Side.UNKNOWN_LENGTH : length - have;
        TlsSession session = TlsSession.of(d);
        session.withFragment(d.direction(), d.peekU8(0), missing).remember(d);
        String name = d.labelling() || d.summarizing() ? HandshakeMessage.name(d) : "";
        noteFragment(d, name, have);
        Records.announce(d, session, "[" + name + " Fragment]");
        d.feed(STREAM, ANNOUNCED, have);
    }

    /** Adds the record, or its start, to the message that is not whole. */
    private static void readContinuation(Dissection d, TlsSession session, TlsSession.Side side) {
        int have = d.remaining();
        if (side.fragmentMissing() > have) {
            session.withFragment(d.direction(), side.fragmentType(), side.fragmentMissing() - have)
                    .remember(d);
            noteFragment(d, TYPES.name(side.fragmentType(), "Unknown"), have);
            Records.announce(d, session, "");
            d.feed(STREAM, ANNOUNCED, have);
            return;
        }
        session.withFragment(d.direction(), TlsSession.Side.NO_FRAGMENT, 0).remember(d);
        if (side.fragmentMissing() != TlsSession.Side.UNKNOWN_LENGTH) {
            d.feed(STREAM, ANNOUNCED, side.fragmentMissing());
            return;
        }
        d.feed(STREAM, ANNOUNCED, have);
        if (d.waiting(STREAM) > 0) {
            TlsSession.of(d)
                    .withFragment(d.direction(), side.fragmentType(), TlsSession.Side.UNKNOWN_LENGTH)
                    .remember(d);
        }
    }

    private static void noteFragment(Dissection d, String name, int length) {
        int mark = d.open(HANDSHAKE, length);
        if (d.labelling()) {
            d.label(mark, "Handshake Protocol: " + name + " (fragment)");
        }
        d.close(mark);
    }

    private static void readAnnounced(Dissection d) {
        String name = d.summarizing() ? HandshakeMessage.name(d) : "";
        try {
            readMessage(d);
        } finally {
            Records.announce(d, TlsSession.of(d), name);
        }
    }

    private static void readMessage(Dissection d) {
        if (d.labelling()) {
            d.label("Handshake Protocol: " + HandshakeMessage.name(d));
        }
        int type = d.u8(TYPE);
        d.u24(LENGTH);
        HandshakeMessage.read(d, type);
    }
}
