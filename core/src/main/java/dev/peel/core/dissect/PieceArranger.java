package dev.peel.core.dissect;

import dev.peel.core.dissect.StreamBuffer.Segment;
import org.jspecify.annotations.Nullable;

/** Brings the pieces of a stream, which say where they belong, into order: those of QUIC's CRYPTO frames, say. */
final class PieceArranger {
    /** So many pieces behind a gap are kept, each being looked at when another comes. */
    private static final int EARLY_PIECES = 512;

    private final Dissection d;
    private final MessageAssembler messages;
    private final int earlyLimit;

    PieceArranger(Dissection d, MessageAssembler messages, Limits limits) {
        this.d = d;
        this.messages = messages;
        earlyLimit = limits.get(Limit.OUT_OF_ORDER_BYTES);
    }

    /** Adds the next {@code length} bytes at {@code offset} of {@code stream}, and hands on what is in order now. */
    void add(SubStream owner, StreamBuffer stream, long offset, int length, Dissection.Body body) {
        d.need(length);
        int end = d.at + length;
        long ahead = offset - stream.next();
        if (ahead > 0 && ahead + length > earlyLimit || offset + length > Integer.MAX_VALUE) {
            d.layers().limitReached(Limit.OUT_OF_ORDER_BYTES);
        } else if (length > 0 && ahead + length > 0) {
            int old = (int) Math.max(0, -ahead);
            d.at += old;
            if (ahead <= 0 && stream.earlySegments() == 0) {
                stream.advance(length - old);
                read(end - d.at, body);
            } else if (keep(stream, (int) Math.max(offset, stream.next()), end - d.at) && isWhole(stream)) {
                readEarly(owner, stream, body);
            }
        }
        d.at = end;
    }

    private void read(int length, Dissection.Body body) {
        int outerLimit = d.limit;
        int outerAvailable = d.available;
        d.limit = d.at + length;
        d.available = d.limit;
        body.dissect(d);
        d.limit = outerLimit;
        d.available = outerAvailable;
    }

    private boolean keep(StreamBuffer stream, int offset, int length) {
        if (stream.earlySegments() >= EARLY_PIECES || stream.earlyBytes() + length > earlyLimit) {
            d.layers().limitReached(Limit.OUT_OF_ORDER_BYTES);
            return false;
        }
        if (!messages.mayKeep(length)) {
            return false;
        }
        stream.addEarly(offset, d.array, d.at, length, (int) d.frameNumber());
        return true;
    }

    private static boolean isWhole(StreamBuffer stream) {
        int reached = stream.next();
        for (@Nullable Segment piece = stream.firstEarly(); piece != null; piece = piece.following()) {
            if (piece.sequence() > reached) {
                return false;
            }
            reached = Math.max(reached, piece.sequence() + piece.bytes().length);
        }
        return true;
    }

    private void readEarly(SubStream owner, StreamBuffer stream, Dissection.Body body) {
        notePieces(owner.fields(), stream);
        byte[] joined = new byte[joinedLength(stream)];
        int used = 0;
        for (@Nullable Segment piece = stream.takeEarly(); piece != null; piece = stream.takeEarly()) {
            int old = stream.next() + used - piece.sequence();
            int fresh = piece.bytes().length - old;
            if (fresh > 0) {
                System.arraycopy(piece.bytes(), old, joined, used, fresh);
                used += fresh;
            }
        }
        stream.advance(used);
        d.layers().on(joined, 0, used, body);
    }

    private static int joinedLength(StreamBuffer stream) {
        int reached = stream.next();
        for (@Nullable Segment piece = stream.firstEarly(); piece != null; piece = piece.following()) {
            reached = Math.max(reached, piece.sequence() + piece.bytes().length);
        }
        return reached - stream.next();
    }

    private void notePieces(ReassemblyFields fields, StreamBuffer stream) {
        int mark = d.open(fields.pieces());
        if (d.wants(fields.piece())) {
            for (@Nullable Segment piece = stream.firstEarly(); piece != null; piece = piece.following()) {
                d.generated(fields.piece(), piece.frame());
            }
        }
        d.generated(fields.count(), stream.earlySegments());
        d.generated(fields.length(), joinedLength(stream));
        if (mark >= 0) {
            d.tape.close(mark);
        }
    }
}
