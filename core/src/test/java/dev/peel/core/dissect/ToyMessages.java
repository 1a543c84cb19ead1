package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;

/**
 * Messages in a stream: {@code kind (1) | length (4) | content}.
 *
 * <p>Kinds: {@code M} a message, {@code S} a piece of the inner stream of messages, {@code E} a message that ends with the stream (it
 * has no length), {@code T} one that reading fails on, {@code L} one that measuring fails on, {@code C}
 * one that turns out to be none by its second byte. Anything else is no message.
 */
final class ToyMessages implements StreamDissector {
    static final int PORT = 9;
    static final int HEADER_LENGTH = 5; // bytes

    static final Field TEXT = Field.text("toymessage.text", "Text");
    static final Field INNER = Field.text("toymessage.inner", "Inner text");
    static final Field PIECES = Field.group("toymessage.pieces", "Pieces");
    static final Field PIECE = Field.frameNumber("toymessage.piece", "Piece");
    static final Field COUNT = Field.uint("toymessage.piece.count", 32, "Count");
    static final Field LENGTH = Field.uint("toymessage.pieces.length", 32, "Length");
    static final Protocol MESSAGES =
            Protocol.of("toymessage", "Message", "Toy Message", TEXT, INNER, PIECES, PIECE, COUNT, LENGTH);

    private static final SubStream INNER_STREAM =
            SubStream.of("toymessage.inner", new ReassemblyFields(PIECES, PIECE, COUNT, LENGTH));
    private static final Pdus INNER_MESSAGES = new InnerMessages();

    @Override
    public Protocol protocol() {
        return MESSAGES;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("toy.port", PORT, this);
    }

    /** Refuses what starts with a small letter. */
    @Override
    public boolean accepts(Bytes payload) {
        return payload.u8(0) < 'a' || payload.u8(0) > 'z';
    }

    @Override
    public int pduLength(Bytes available) {
        return lengthOf(available);
    }

    @Override
    public void dissect(Dissection d) {
        int kind = d.u8();
        if (kind == 'E') {
            d.text(TEXT, d.remaining());
            return;
        }
        long length = d.u32();
        if (kind == 'T') {
            throw new IllegalStateException("cannot read this");
        }
        if (kind == 'S') {
            d.feed(INNER_STREAM, INNER_MESSAGES, (int) length);
        } else {
            d.text(TEXT, d.captured() < d.remaining() ? d.captured() : (int) length);
            if (d.captured() < d.remaining()) {
                d.skip(1);
            }
        }
    }

    /** Kind and length as of the outer messages, within the inner stream. */
    private static final class InnerMessages implements Pdus {
        @Override
        public int pduLength(Bytes available) {
            return lengthOf(available);
        }

        @Override
        public void dissect(Dissection d) {
            if (d.u8() == 'T') {
                throw new IllegalStateException("cannot read this either");
            }
            d.u32();
            d.text(INNER, d.remaining());
        }
    }

    private static int lengthOf(Bytes available) {
        int kind = available.u8(0);
        if (kind == 'E') {
            return UNTIL_END;
        }
        if (kind == 'L') {
            throw new IllegalStateException("cannot measure this");
        }
        if (kind == 'C') {
            return available.length() == 1 ? NEED_MORE : NOT_A_PDU;
        }
        if (kind != 'M' && kind != 'S' && kind != 'T') {
            return NOT_A_PDU;
        }
        if (available.length() < HEADER_LENGTH) {
            return NEED_MORE;
        }
        return (int) Math.min(Integer.MAX_VALUE, HEADER_LENGTH + available.u32(1));
    }
}
