package dev.peel.plugins.handshake.track;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The states and letters by which Zeek's conn.log tells of a connection: {@code conn_state} and {@code history}.
 *
 * <p>A letter in upper case is the originator's. Sides are numbered as directions are. Not thread-safe.
 */
final class ConnectionHistory {
    // Hot path: allocates only where the letters outgrow their room.

    /** What one side was last seen to do. */
    private enum State {
        INACTIVE,
        PARTIAL,
        SYN_SENT,
        SYN_ACK_SENT,
        ESTABLISHED,
        CLOSED,
        RESET
    }

    private static final int MAX_LETTERS = 100;
    private static final int SYN = 1; // bits of what a side has done
    private static final int FIN = 1 << 1;
    private static final int RST = 1 << 2;
    private static final int DATA = 1 << 3;
    private static final int ACK = 1 << 4;
    private static final int MANY = 1 << 5;
    private static final int INCONSISTENT = 1 << 6;
    private static final int SCALE = 10; // a letter that counts is repeated at each power of this

    private final byte originator;
    private byte[] letters = new byte[12];
    private byte length;
    private State firstState = State.INACTIVE;
    private State secondState = State.INACTIVE;
    private State firstBefore = State.INACTIVE;
    private State secondBefore = State.INACTIVE;
    private byte firstDone;
    private byte secondDone;
    private final int[] counters = new int[6]; // retransmissions, zero windows, gaps, each of both sides
    private int firstSyn;
    private int secondSyn;
    private int firstFin;
    private int secondFin;
    private int firstRst;
    private int secondRst;

    /**
     * Starts with a connection's first packet.
     *
     * @param originator the direction that opened it, or is taken to have
     */
    ConnectionHistory(int originator) {
        this.originator = (byte) originator;
        if (originator != 0) {
            add((byte) '^');
        }
    }

    /** Takes note of a segment. */
    void segment(CurrentSegment segment, int side, boolean isRetransmission) {
        flags(segment, side);
        boolean isClosed = state(1 - side) == State.CLOSED || state(side) == State.RESET;
        if (segment.window() == 0 && !segment.isRst() && !isClosed) {
            count(side, 2, 'w');
        }
        if (isRetransmission && segment.length() > 0 && !segment.isRst()) {
            count(side, 0, 't');
        }
        advance(segment, side);
    }

    /** Takes note that bytes of {@code side} were acknowledged that were never seen. */
    void gap(int side) {
        count(side, 4, 'g');
    }

    /** {@return {@code history}} */
    String history() {
        return new String(letters, 0, length, StandardCharsets.US_ASCII);
    }

    /**
     * {@return {@code conn_state}}
     *
     * @param isEmpty whether neither side sent payload
     */
    String connState(boolean isEmpty) {
        State originating = state(originator);
        State responding = state(1 - originator);
        boolean isOriginatorQuiet = originating == State.INACTIVE || originating == State.PARTIAL;
        boolean isResponderQuiet = responding == State.INACTIVE || responding == State.PARTIAL;
        if (responding == State.RESET) {
            boolean isRejected = originating == State.SYN_SENT
                    || originating == State.SYN_ACK_SENT
                    || originating == State.RESET && isEmpty;
            return isRejected ? "REJ" : isOriginatorQuiet ? "RSTRH" : "RSTR";
        }
        if (originating == State.RESET) {
            return isResponderQuiet ? "RSTOS0" : "RSTO";
        }
        if (originating == State.CLOSED) {
            return responding == State.CLOSED ? "SF" : isResponderQuiet ? "SH" : "S2";
        }
        if (responding == State.CLOSED) {
            return isOriginatorQuiet ? "SHR" : "S3";
        }
        if (originating == State.SYN_SENT && responding == State.INACTIVE) {
            return "S0";
        }
        return originating == State.ESTABLISHED && responding == State.ESTABLISHED ? "S1" : "OTH";
    }

    private void flags(CurrentSegment segment, int side) {
        int count = (segment.isSyn() ? 1 : 0) + (segment.isFin() ? 1 : 0) + (segment.isRst() ? 1 : 0);
        if (count > 1) {
            boolean isInconsistent = segment.isFin() && segment.isRst();
            once(side, isInconsistent ? INCONSISTENT : MANY, isInconsistent ? 'i' : 'q');
        } else if (segment.isSyn()) {
            char letter = segment.isAck() ? 'h' : 's';
            if (!once(side, SYN, letter) && segment.sequence() != (side == 0 ? firstSyn : secondSyn)) {
                letter(side, letter);
            }
            firstSyn = side == 0 ? segment.sequence() : firstSyn;
            secondSyn = side == 0 ? secondSyn : segment.sequence();
        } else if (segment.isFin()) {
            int end = segment.sequence() + segment.length();
            if (!once(side, FIN, 'f') && end != (side == 0 ? firstFin : secondFin)) {
                letter(side, 'f');
            }
            firstFin = side == 0 ? end : firstFin;
            secondFin = side == 0 ? secondFin : end;
        } else if (segment.isRst()) {
            if (!once(side, RST, 'r') && segment.sequence() != (side == 0 ? firstRst : secondRst)) {
                letter(side, 'r');
            }
            firstRst = side == 0 ? segment.sequence() : firstRst;
            secondRst = side == 0 ? secondRst : segment.sequence();
        } else if (segment.length() > 0) {
            once(side, DATA, 'd');
        } else if (segment.isAck()) {
            once(side, ACK, 'a');
        }
    }

    private void advance(CurrentSegment segment, int side) {
        switch (state(side)) {
            case INACTIVE -> begin(segment, side);
            case SYN_SENT, SYN_ACK_SENT -> close(segment, side);
            case ESTABLISHED, PARTIAL -> {
                boolean isLate = state(side) == State.PARTIAL && state(1 - side) == State.INACTIVE;
                if (segment.isSyn() && !segment.isAck() && isLate) {
                    become(side, State.SYN_SENT);
                }
                close(segment, side);
                boolean peerBrokeOff = state(1 - side) == State.RESET && before(1 - side) == State.CLOSED;
                if (segment.isFin() && !segment.isRst() && peerBrokeOff) {
                    become(1 - side, State.CLOSED);
                }
            }
            case CLOSED -> {
                if (segment.isRst() && state(1 - side) != State.CLOSED) {
                    become(side, State.RESET);
                }
            }
            case RESET -> {} // nothing follows a reset
        }
    }

    private void begin(CurrentSegment segment, int side) {
        State peer = state(1 - side);
        if (segment.isSyn()) {
            if (side == originator) {
                become(side, segment.isAck() ? State.SYN_ACK_SENT : State.SYN_SENT);
            } else {
                if (peer == State.SYN_SENT) {
                    become(1 - side, State.ESTABLISHED);
                }
                become(side, State.ESTABLISHED);
            }
        }
        close(segment, side);
        if (state(side) != State.INACTIVE) {
            return;
        }
        boolean isEarlyAck = side != originator && segment.length() == 0 && peer == State.SYN_SENT;
        if (!isEarlyAck) {
            become(side, segment.isAck() && peer == State.ESTABLISHED ? State.ESTABLISHED : State.PARTIAL);
        }
    }

    private void close(CurrentSegment segment, int side) {
        if (segment.isFin() && !segment.isRst()) {
            become(side, State.CLOSED);
        }
        if (segment.isRst()) {
            become(side, State.RESET);
        }
    }

    private State state(int side) {
        return side == 0 ? firstState : secondState;
    }

    private State before(int side) {
        return side == 0 ? firstBefore : secondBefore;
    }

    private void become(int side, State next) {
        if (side == 0) {
            firstBefore = firstState;
            firstState = next;
        } else {
            secondBefore = secondState;
            secondState = next;
        }
    }

    /** {@return whether {@code side} does it for the first time, which is noted} */
    private boolean once(int side, int what, char letter) {
        int done = side == 0 ? firstDone : secondDone;
        if ((done & what) != 0) {
            return false;
        }
        firstDone |= (byte) (side == 0 ? what : 0);
        secondDone |= (byte) (side == 0 ? 0 : what);
        letter(side, letter);
        return true;
    }

    private void count(int side, int counter, char letter) {
        int count = ++counters[counter + side];
        int power = 1;
        while (power < count && power <= Integer.MAX_VALUE / SCALE) {
            power *= SCALE;
        }
        if (power == count) {
            letter(side, letter);
        }
    }

    private void letter(int side, char letter) {
        add((byte) (side == originator ? Character.toUpperCase(letter) : letter));
    }

    private void add(byte letter) {
        if (length == MAX_LETTERS) {
            return;
        }
        if (length == letters.length) {
            letters = Arrays.copyOf(letters, Math.min(MAX_LETTERS, length * 2));
        }
        letters[length++] = letter;
    }
}
