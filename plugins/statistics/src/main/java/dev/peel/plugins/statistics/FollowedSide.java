package dev.peel.plugins.statistics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** One direction of a TCP stream: puts segments in order, leaves out what came before, says what is missing. */
final class FollowedSide {
    private final int direction;
    private final Consumer<Piece> pieces;
    private final List<Early> early = new ArrayList<>();
    private boolean begun;
    private int next;

    /** Makes a side that hands its bytes on in order. */
    FollowedSide(int direction, Consumer<Piece> pieces) {
        this.direction = direction;
        this.pieces = pieces;
    }

    /** A segment that came before its turn; {@code length} may be more than the bytes that were captured. */
    private record Early(int sequence, int length, Piece piece) {}

    /** Says what the first byte's number is, unless that is known. */
    void begin(int sequence) {
        if (!begun) {
            begun = true;
            next = sequence;
        }
    }

    /** {@return how many bytes ahead of its turn a segment is; negative for one that begins with what came before} */
    int ahead(int sequence) {
        return sequence - next;
    }

    /**
     * Takes a segment.
     *
     * @param length its bytes, of which the piece may have fewer, where the capture has only the start of long frames
     */
    void add(int sequence, int length, Piece piece) {
        if (ahead(sequence) > 0) {
            early.add(new Early(sequence, length, piece));
            return;
        }
        take(sequence, length, piece);
        takeEarly();
    }

    private void take(int sequence, int length, Piece piece) {
        int old = -ahead(sequence);
        if (old >= length) {
            return;
        }
        next += length - old;
        byte[] bytes = piece.bytes();
        if (old < bytes.length) {
            byte[] fresh = old == 0 ? bytes : Arrays.copyOfRange(bytes, old, bytes.length);
            pieces.accept(new Piece(direction, piece.frame(), piece.time(), fresh));
        }
    }

    private void takeEarly() {
        boolean found = true;
        while (found) {
            found = false;
            for (int i = 0; i < early.size() && !found; i++) {
                Early segment = early.get(i);
                if (ahead(segment.sequence) <= 0) {
                    found = true;
                    early.remove(i);
                    take(segment.sequence, segment.length, segment.piece);
                }
            }
        }
    }

    /** Learns that the other side has everything before {@code number}: what is missing by then is missing in the capture. */
    void acknowledge(int number, long frame) {
        while (!early.isEmpty()) {
            int first = early.get(0).sequence;
            for (Early segment : early) {
                first = ahead(segment.sequence) < ahead(first) ? segment.sequence : first;
            }
            if (number - first <= 0) {
                return;
            }
            String text = "[" + ahead(first) + " bytes missing in capture file]\0";
            pieces.accept(new Piece(direction, frame, Piece.NO_TIME, text.getBytes(StandardCharsets.US_ASCII)));
            next = first;
            takeEarly();
        }
    }
}
