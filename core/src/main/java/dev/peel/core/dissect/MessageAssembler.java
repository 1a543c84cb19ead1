package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.flow.StreamBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts ordered bytes into messages: those that are whole in place are read there; one that is not is kept until the rest has come,
 * and then read from a byte source of its own.
 */
final class MessageAssembler {
    /** So many bytes must tell a message's length, so that looking for it again and again stays cheap. */
    private static final int HEAD_BYTES = 64 * 1024;

    private final Dissection d;
    private final Bytes window = new Bytes();
    private final int messageLimit;
    private final long totalLimit;
    private long held;

    MessageAssembler(Dissection d, Limits limits) {
        this.d = d;
        messageLimit = limits.get(Limit.PDU_BYTES);
        totalLimit = limits.get(Limit.STREAM_BYTES);
    }

    /** Reads the slice as the next bytes of {@code stream}. */
    void consume(Pdus pdus, StreamBuffer stream, ReassemblyFields fields) {
        while (d.at < d.available) {
            if (stream.toSkip() > 0) {
                int skipped = Math.min(stream.toSkip(), d.available - d.at);
                stream.skip(stream.toSkip() - skipped);
                d.at += skipped;
            } else if (stream.pendingLength() > 0) {
                complete(pdus, stream, fields);
            } else {
                chunk(pdus, stream);
            }
        }
    }

    /** Reads the slice without a stream to remember an incomplete message in: what there is of that is read as it is. */
    void readHere(Pdus pdus) {
        chunk(pdus, null);
    }

    /** Reads what is left of a message that ends with the stream. */
    void finish(Pdus pdus, StreamBuffer stream, ReassemblyFields fields) {
        if (stream.pendingLength() > 0) {
            window.wrap(stream.pending(), 0, stream.pendingLength());
            if (pdus.pduLength(window) == Pdus.UNTIL_END) {
                readPending(pdus, stream, fields, null);
            }
        }
        release(stream);
    }

    void release(StreamBuffer stream) {
        held -= stream.heldBytes();
        stream.release();
    }

    /** Forgets the incomplete message, whose rest is lost. */
    void drop(StreamBuffer stream) {
        stream.clearPending();
    }

    boolean mayKeep(int bytes) {
        if (held + bytes > totalLimit) {
            d.layers().limitReached(Limit.STREAM_BYTES);
            return false;
        }
        return true;
    }

    void held(int bytes) {
        held += bytes;
    }

    /** Reads the messages of the slice; the last, if it is not whole, is kept in {@code stream}, or read as it is without one. */
    private void chunk(Pdus pdus, @Nullable StreamBuffer stream) {
        StreamDissector layered = pdus instanceof StreamDissector dissector ? dissector : null;
        Layers layers = d.layers();
        int outer = layers.current();
        int layer = Layers.NO_LAYER;
        boolean open = false;
        while (d.at < d.available) {
            window.wrap(d.array, d.at, d.available - d.at);
            int length = pdus.pduLength(window);
            boolean whole = length > 0 && length <= d.available - d.at;
            if (whole && layered != null && !layered.matters(window, d)) {
                d.at += length;
                continue;
            }
            if (layered != null && !open) {
                layer = layers.openLayer(layered.protocol());
                open = true;
            }
            if (length == Pdus.NOT_A_PDU) {
                d.at = d.available;
            } else if (whole) {
                layers.pdu(pdus, length, layered);
                if (layered != null && !layered.sharesLayer()) {
                    layers.resume(layer);
                    layers.closeLayer();
                    open = false;
                }
            } else if (stream == null) {
                layers.pdu(pdus, length > 0 ? length : d.remaining(), layered);
            } else {
                keep(pdus, stream, length);
            }
        }
        if (open) {
            layers.resume(layer);
            layers.closeLayer();
        }
        layers.resume(outer);
    }

    /** Keeps the rest of the slice, the start of a message. */
    private void keep(Pdus pdus, StreamBuffer stream, int length) {
        int have = d.available - d.at;
        if (length > 0 && pdus instanceof StreamDissector layered && !layered.matters(window, d)) {
            stream.skip(length - have);
        } else if (length > messageLimit) {
            d.layers().limitReached(Limit.PDU_BYTES);
            stream.skip(length - have);
        } else if (mayKeep(Math.max(length, have))) {
            stream.need(length > 0 ? length : StreamBuffer.UNKNOWN);
            append(stream, have);
            return;
        }
        d.at += have;
    }

    /** Adds to the pending message what the slice has of it, and reads it when it is whole. */
    private void complete(Pdus pdus, StreamBuffer stream, ReassemblyFields fields) {
        int have = d.available - d.at;
        boolean known = stream.needed() > 0;
        int taken = known ? Math.min(stream.needed() - stream.pendingLength(), have) : have;
        if (!mayKeep(taken)) {
            drop(stream);
            d.at += have;
            return;
        }
        append(stream, taken);
        if (!known) {
            window.wrap(stream.pending(), 0, stream.pendingLength());
            int length = pdus.pduLength(window);
            if (length == Pdus.NOT_A_PDU || length > messageLimit || isEndless(length, stream)) {
                d.layers().limitReached(Limit.PDU_BYTES);
                drop(stream);
                return;
            }
            if (length < 0) {
                return;
            }
            stream.need(length);
        }
        if (stream.pendingLength() >= stream.needed()) {
            readPending(pdus, stream, fields, stream);
        }
    }

    private boolean isEndless(int length, StreamBuffer stream) {
        return length == Pdus.NEED_MORE && stream.pendingLength() > HEAD_BYTES
                || length == Pdus.UNTIL_END && stream.pendingLength() > messageLimit;
    }

    /** Reads the pending message, and what follows it, from a byte source of its own. */
    private void readPending(Pdus pdus, StreamBuffer stream, ReassemblyFields fields, @Nullable StreamBuffer rest) {
        notePieces(stream, fields);
        Layers.Place here = new Layers.Place(d);
        int source = d.tape.copySource(stream.pending(), 0, stream.pendingLength());
        stream.clearPending();
        here.moveTo(source);
        chunk(pdus, rest);
        here.restore();
    }

    private void notePieces(StreamBuffer stream, ReassemblyFields fields) {
        if (stream.pieces() < 2) {
            return;
        }
        int mark = d.open(fields.pieces());
        if (d.wants(fields.piece())) {
            for (int i = 0; i < stream.pieces(); i++) {
                d.generated(fields.piece(), stream.pieceFrame(i));
            }
        }
        d.generated(fields.count(), stream.pieces());
        d.generated(fields.length(), stream.pendingLength());
        if (mark >= 0) {
            d.tape.close(mark);
        }
    }

    private void append(StreamBuffer stream, int length) {
        int before = stream.heldBytes();
        stream.append(d.array, d.at, length, (int) d.frameNumber());
        held += stream.heldBytes() - before;
        d.at += length;
    }
}
