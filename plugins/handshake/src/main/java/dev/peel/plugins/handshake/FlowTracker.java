package dev.peel.plugins.handshake;

import dev.peel.plugins.handshake.Handshake.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one TCP flow: who is who, the steps of TCP, and what ended it first.
 *
 * <p>Directions are 0, from the sender of the first packet, and 1. Not thread-safe.
 */
final class FlowTracker {
    // Hot path: no allocation per packet.

    static final int UNKNOWN = -1;

    /** What ended the flow first. */
    enum End {
        NONE,
        FIN,
        RST,
        ALERT
    }

    private final int stream;
    private final long start;
    private final long high;
    private final long low;
    private final Endpoint first;
    private final Endpoint second;

    private int client = UNKNOWN;
    private Role role = Role.GUESSED;
    private @Nullable Step step;
    private int steps;
    private boolean hasSyn;
    private boolean hasSynAck;
    private byte seen; // a bit for each direction, as in the next two
    private byte acknowledging;
    private byte started;
    private long synTime;
    private long establishedTime;
    private long lastTime;
    private int firstNext;
    private int secondNext;
    private long firstBytes;
    private long secondBytes;
    private End end = End.NONE;
    private int endedBy = UNKNOWN;
    private boolean endHasAck;
    private @Nullable TlsTracker tls;

    /** Starts with a flow's first packet. */
    FlowTracker(Segment segment, Endpoint source, Endpoint destination) {
        stream = segment.stream();
        start = segment.time();
        high = segment.sourceHigh();
        low = segment.sourceLow();
        first = source;
        second = destination;
    }

    /** {@return the direction of {@code segment}, which belongs to this flow} */
    int direction(Segment segment) {
        return segment.isFrom(high, low, first.port()) ? 0 : 1;
    }

    /** Takes note of a segment's header, before its payload. */
    void open(Segment segment, int direction) {
        lastTime = segment.time();
        seen |= (byte) (1 << direction);
        if (segment.isAck() && !segment.isRst()) {
            acknowledging |= (byte) (1 << direction);
        }
        count(segment, direction);
        if (segment.isSyn()) {
            synchronize(segment, direction);
        } else if (hasSyn && !hasReached(Step.TCP_EST) && direction == client && segment.isAck() && !segment.isRst()) {
            establishedTime = segment.time();
            reach(Step.TCP_EST);
        }
    }

    /** Takes note of what a segment ends, after its payload. */
    void close(Segment segment, int direction) {
        if (segment.isRst()) {
            end(End.RST, direction, segment.isAck());
        } else if (segment.isFin()) {
            end(End.FIN, direction, segment.isAck());
        }
    }

    /** Takes note of an ending, unless there was one. */
    void end(End how, int direction, boolean hasAck) {
        if (end == End.NONE) {
            end = how;
            endedBy = direction;
            endHasAck = hasAck;
        }
    }

    /** Takes note of a step, unless it was reached before. */
    void reach(Step next) {
        if (!hasReached(next)) {
            steps |= next.bit();
            step = next;
        }
    }

    /** Takes the sender in {@code direction} for the client, since it behaves as one in TLS, whoever opened the connection. */
    void isTlsClient(int direction) {
        if (client != direction || role == Role.GUESSED) {
            client = direction;
            role = Role.HELLO;
        }
    }

    /** {@return what is known of TLS in this flow, made when there is nothing yet} */
    TlsTracker tlsOrNew() {
        TlsTracker known = tls;
        if (known == null) {
            known = new TlsTracker(this);
            tls = known;
        }
        return known;
    }

    /** {@return what is known of TLS in this flow, null when it has none} */
    @Nullable
    TlsTracker tls() {
        return tls;
    }

    int stream() {
        return stream;
    }

    /** {@return when the first packet was captured, in nanoseconds since 1970} */
    long start() {
        return start;
    }

    /** {@return when the last packet was captured, in nanoseconds since 1970} */
    long lastTime() {
        return lastTime;
    }

    /** {@return who sent the packets of {@code direction}} */
    Endpoint endpoint(int direction) {
        return direction == 0 ? first : second;
    }

    /** {@return the client's direction, {@link #UNKNOWN} when nothing says who it is} */
    int client() {
        return client;
    }

    Role role() {
        return role;
    }

    @Nullable
    Step step() {
        return step;
    }

    boolean hasReached(Step asked) {
        return (steps & asked.bit()) != 0;
    }

    /** {@return whether the connection's start was captured} */
    boolean hasStart() {
        return hasSyn || hasSynAck;
    }

    /** {@return the direction that is missing though the other side acknowledges what came from there, {@link #UNKNOWN} for none} */
    int missingDirection() {
        for (int direction = 0; direction < 2; direction++) {
            if (seen == 1 << 1 - direction && acknowledging != 0) {
                return direction;
            }
        }
        return UNKNOWN;
    }

    /** {@return how many bytes of payload were sent in {@code direction}, each counted once} */
    long bytes(int direction) {
        return direction == 0 ? firstBytes : secondBytes;
    }

    /** {@return from the last SYN to the client's ACK, in nanoseconds; negative when these were not seen} */
    long tcpTime() {
        return hasReached(Step.TCP_EST) && hasReached(Step.TCP_SYN) ? establishedTime - synTime : UNKNOWN;
    }

    End end() {
        return end;
    }

    /** {@return the direction that the ending came from} */
    int endedBy() {
        return endedBy;
    }

    /** {@return whether the ending came with ACK} */
    boolean endHasAck() {
        return endHasAck;
    }

    private void synchronize(Segment segment, int direction) {
        boolean isAnswer = segment.isAck();
        if (client == UNKNOWN) {
            client = isAnswer ? 1 - direction : direction;
            role = Role.SYN;
        }
        if (isAnswer) {
            hasSyn = true;
            hasSynAck = true;
            reach(Step.TCP_SYNACK);
        } else if (!hasSynAck) {
            // Of several SYNs the last is the one that is answered; RFC 6298 3 measures no other.
            hasSyn = true;
            synTime = segment.time();
            reach(Step.TCP_SYN);
        }
    }

    private void count(Segment segment, int direction) {
        int sequence = segment.isSyn() ? segment.sequence() + 1 : segment.sequence();
        int next = sequence + segment.length();
        if ((started & 1 << direction) == 0) {
            started |= (byte) (1 << direction);
            add(direction, segment.length(), next);
            return;
        }
        int fresh = next - (direction == 0 ? firstNext : secondNext);
        if (fresh > 0) {
            add(direction, Math.min(fresh, segment.length()), next);
        }
    }

    private void add(int direction, int length, int next) {
        if (direction == 0) {
            firstBytes += length;
            firstNext = next;
        } else {
            secondBytes += length;
            secondNext = next;
        }
    }
}
