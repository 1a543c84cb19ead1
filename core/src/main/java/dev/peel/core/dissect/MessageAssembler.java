package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Cuts ordered bytes into messages: those that are whole in place are read there; one that is not is kept until the rest has come,
 * and then read from a byte source of its own.
 */
final class MessageAssembler {
    private final Dissection d;
    private final PieceNotes notes;
    private final Bytes window = new Bytes();
    private final int messageLimit;
    private final long totalLimit;
    private int handOvers;

    MessageAssembler(Dissection d, Limits limits) {
        this.d = d;
        notes = new PieceNotes(d);
        messageLimit = limits.get(Limit.PDU_BYTES);
        totalLimit = limits.get(Limit.STREAM_BYTES);
    }

    /** Says that the flow has another reader from here on: what follows the message at hand is its. */
    void handOver() {
        handOvers++;
    }

    /** Reads the slice as the next bytes of {@code stream}. */
    void consume(Pdus pdus, StreamBuffer stream, ReassemblyFields fields) {
        Pdus reader = pdus;
        int before = handOvers;
        while (reader != null && d.at < d.available) {
            d.at += stream.skipped(d.available - d.at);
            if (d.at == d.available) {
                return;
            }
            if (stream.pendingLength() > 0) {
                complete(reader, stream, fields);
            } else {
                chunk(reader, stream, wantsPieces(fields));
            }
            reader = before == handOvers ? reader : follower(reader);
            before = handOvers;
        }
    }

    /** Reads the messages of the slice as {@link #chunk} does, also those of whom the flow is handed over to. */
    private void chunks(@Nullable Pdus first, @Nullable StreamBuffer stream, boolean all) {
        Pdus reader = first;
        while (reader != null && d.at < d.available) {
            int before = handOvers;
            chunk(reader, stream, all);
            reader = before == handOvers ? reader : follower(reader);
        }
    }

    /** {@return who reads on behind {@code reader} once the flow was handed over; null where nobody needs to} */
    private @Nullable Pdus follower(Pdus reader) {
        if (!(reader instanceof StreamDissector)) {
            return reader;
        }
        return d.state(StreamEngine.APPLICATION) instanceof StreamDissector next
                        && d.layers().needs(next)
                ? next
                : null;
    }

    /**
     * Reads the slice, whose end was not captured, as the next bytes of {@code stream}: the message that is cut is read as far as it
     * goes, or lost when it began before, and the stream goes on where it ends.
     */
    void consumeCut(Pdus pdus, StreamBuffer stream, ReassemblyFields fields) {
        int end = d.limit;
        int missing = Math.max(0, stream.needed() - stream.pendingLength());
        int before = handOvers;
        if (missing > 0 && missing <= d.captured()) {
            complete(pdus, stream, fields);
        } else {
            stream.clearPending();
            stream.skip(missing);
        }
        d.at += stream.skipped(end - d.at);
        if (d.at < d.available) {
            chunks(before == handOvers ? pdus : follower(pdus), null, false);
            stream.skip(Math.max(0, d.at - end));
        }
        stream.markGap();
        d.at = end;
    }

    /** Passes over the bytes of {@code stream} up to {@code sequence}, which will not come, and over the rest of their message. */
    void passGap(Pdus pdus, StreamBuffer stream, int sequence) {
        boolean isEndless = false;
        if (stream.pendingLength() > 0 && stream.needed() == StreamBuffer.UNKNOWN) {
            window.wrap(stream.pending(), 0, stream.pendingLength());
            isEndless = length(pdus) == Pdus.UNTIL_END;
        }
        stream.passGap(sequence);
        if (isEndless) {
            stream.skipAll();
        }
    }

    /** Reads the slice without a stream to remember an incomplete message in: what there is of that is read as it is. */
    void readHere(Pdus pdus) {
        chunk(pdus, null, false);
    }

    /** Reads what is left of a message that ends with the stream. */
    void finish(Pdus pdus, StreamBuffer stream, ReassemblyFields fields) {
        if (stream.pendingLength() > 0) {
            window.wrap(stream.pending(), 0, stream.pendingLength());
            if (length(pdus) == Pdus.UNTIL_END) {
                readPending(pdus, stream, fields, null);
            }
        }
        stream.release();
    }

    boolean mayKeep(int bytes) {
        if (d.engine().flows().streamMemory().held() + bytes > totalLimit) {
            d.layers().limitReached(Limit.STREAM_BYTES);
            return false;
        }
        return true;
    }

    /**
     * Reads the messages of the slice; the last, if it is not whole, is kept in {@code stream}, or read as it is without one or where
     * it is longer than any that is kept. Stops behind one that hands the flow over.
     *
     * @param all whether to read, or keep, also the messages that tell nothing that was asked for
     */
    private void chunk(Pdus pdus, @Nullable StreamBuffer stream, boolean all) {
        StreamDissector layered = pdus instanceof StreamDissector dissector ? dissector : null;
        Layers layers = d.layers();
        int outer = layers.current();
        int layer = Layers.NO_LAYER;
        boolean open = false;
        boolean repeated = false;
        int before = handOvers;
        while (d.at < d.available && (layered == null || before == handOvers)) {
            window.wrap(d.array, d.at, d.available - d.at);
            int length = length(pdus);
            boolean whole = length > 0 && length <= d.available - d.at;
            if ((whole || length > 0 && stream == null) && !all && isPassed(pdus, stream, length)) {
                continue;
            }
            if (length == Pdus.NOTHING) {
                d.at = d.available;
                continue;
            }
            boolean tooLong = !whole && length > messageLimit && stream != null && layered != null;
            boolean kept = !whole && !tooLong && length != Pdus.NOT_A_PDU && stream != null;
            if (layered != null && !open && (!kept || layered.sharesLayer())) {
                layer = layers.openLayer(layered.protocol());
                if (repeated && layer >= 0) {
                    d.tape.setRepeated(layer);
                }
                repeated = true;
                open = true;
            }
            if (length == Pdus.NOT_A_PDU) {
                d.at = d.available;
            } else if (!kept) {
                layers.pdu(pdus, length > 0 ? behind(length) : d.limit, layered);
                if (layered != null && !layered.sharesLayer()) {
                    // A dissector that handed its payload on has ended its layer where that starts.
                    boolean isOpen = layer >= 0 && d.tape.isOpen(layer);
                    if (whole || !isOpen) {
                        layers.resume(isOpen ? layer : Layers.NO_LAYER);
                        layers.closeLayer();
                        open = false;
                    }
                }
            } else if (stream != null) {
                keep(pdus, stream, length, all);
            }
            if (tooLong && stream != null) {
                layers.limitReached(Limit.PDU_BYTES);
                stream.skip(Math.max(0, d.at - d.available));
                d.at = d.available;
            }
        }
        if (open) {
            layers.resume(layer);
            layers.closeLayer();
        }
        layers.resume(outer);
    }

    /** Passes over a message from which nothing is learnt, or over all that follows it too; stays where it has to be read. */
    private boolean isPassed(Pdus pdus, @Nullable StreamBuffer stream, int length) {
        Interest interest = interest(pdus);
        if (interest == Interest.PASS_ALL && stream != null) {
            stream.skipAll();
            d.at = d.available;
        } else if (interest != Interest.READ) {
            d.at = behind(length);
        }
        return interest != Interest.READ;
    }

    /** Keeps the rest of the slice, the start of a message. */
    private void keep(Pdus pdus, StreamBuffer stream, int length, boolean all) {
        int have = d.available - d.at;
        if (length > messageLimit) {
            d.layers().limitReached(Limit.PDU_BYTES);
        } else {
            Interest interest = length < 0 || all ? Interest.READ : interest(pdus);
            if (interest == Interest.READ && mayKeep(Math.max(length, have))) {
                stream.need(length > 0 ? length : StreamBuffer.UNKNOWN);
                append(stream, have);
                return;
            }
            if (interest == Interest.PASS_ALL) {
                stream.skipAll();
            }
        }
        stream.skip(Math.max(0, length - have));
        d.at += have;
    }

    /** Adds to the pending message what the slice has of it, and reads it when it is whole. */
    private void complete(Pdus pdus, StreamBuffer stream, ReassemblyFields fields) {
        int have = d.available - d.at;
        int missing = stream.needed() - stream.pendingLength();
        boolean known = stream.needed() > 0;
        int taken = known ? Math.min(missing, have) : have;
        if (!mayKeep(taken)) {
            stream.clearPending();
            stream.skip(known ? missing : have);
            return;
        }
        append(stream, taken);
        if (!known) {
            window.wrap(stream.pending(), 0, stream.pendingLength());
            int length = length(pdus);
            if (length == Pdus.NOT_A_PDU || length == Pdus.NOTHING) {
                stream.clearPending();
                return;
            }
            if (length > messageLimit && pdus instanceof StreamDissector) {
                readPending(pdus, stream, fields, stream);
                return;
            }
            if (length > messageLimit || isEndless(pdus, length, stream)) {
                d.layers().limitReached(Limit.PDU_BYTES);
                int rest = length == Pdus.UNTIL_END ? Integer.MAX_VALUE : length - stream.pendingLength();
                stream.clearPending();
                stream.skip(Math.max(0, rest));
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

    private boolean isEndless(Pdus pdus, int length, StreamBuffer stream) {
        int most = length == Pdus.UNTIL_END ? messageLimit : Math.min(pdus.longestHead(), messageLimit);
        return length < 0 && stream.pendingLength() > most;
    }

    /** The length of the message that the window starts with; what measuring it fails on is no message. */
    private int length(Pdus pdus) {
        try {
            int length = pdus.pduLength(window, d);
            return length == 0 ? Pdus.NEED_MORE : length;
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            d.layers().failed(pdus instanceof StreamDissector dissector ? dissector : null, bug);
            return Pdus.NOT_A_PDU;
        }
    }

    private Interest interest(Pdus pdus) {
        if (pdus instanceof StreamDissector dissector) {
            try {
                return dissector.interest(window, d);
            } catch (RuntimeException | StackOverflowError | LinkageError bug) {
                d.layers().failed(dissector, bug);
            }
        }
        return Interest.READ;
    }

    private boolean wantsPieces(ReassemblyFields fields) {
        return d.wants(fields.pieces())
                || d.wants(fields.piece())
                || d.wants(fields.count())
                || d.wants(fields.length())
                || fields.data() != null && d.wants(fields.data());
    }

    /** Where a message of {@code length} bytes ends that starts at the cursor. */
    private int behind(int length) {
        return d.at + Math.min(length, Integer.MAX_VALUE - d.at);
    }

    /** Reads the pending message, and what follows it, from a byte source of its own. */
    private void readPending(Pdus pdus, StreamBuffer stream, ReassemblyFields fields, @Nullable StreamBuffer rest) {
        Layers.Place here = new Layers.Place(d);
        int source = d.addSource(stream.pending(), 0, stream.pendingLength());
        notePieces(stream, source, fields);
        if (d.labelling()) {
            d.tape.setTitle(source, fields.title());
        }
        stream.clearPending();
        d.moveTo(source);
        chunks(pdus, rest, wantsPieces(fields));
        here.restore();
    }

    private void notePieces(StreamBuffer stream, int source, ReassemblyFields fields) {
        if (stream.pieces() < 2) {
            return;
        }
        notes.begin(fields, source, stream.pieces(), stream.pendingLength());
        if (d.wants(fields.piece())) {
            int offset = 0;
            for (int i = 0; i < stream.pieces(); i++) {
                notes.piece(fields, stream.pieceFrame(i), offset, stream.pieceLength(i));
                offset += stream.pieceLength(i);
            }
        }
        notes.end(fields);
    }

    private void append(StreamBuffer stream, int length) {
        stream.append(d.array, d.at, length, (int) d.frameNumber());
        d.at += length;
    }
}
