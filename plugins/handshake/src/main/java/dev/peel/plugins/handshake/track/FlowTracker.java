package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Handshake.Endpoint;
import dev.peel.plugins.handshake.Moment.Mark;
import dev.peel.plugins.handshake.Preamble;
import dev.peel.plugins.handshake.Role;
import dev.peel.plugins.handshake.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one TCP flow: who is who, the steps of TCP, and what ended it first.
 *
 * <p>Directions are 0, from the sender of the first packet, and 1. Not thread-safe.
 */
final class FlowTracker {
    // Hot path: no allocation per packet.

    static final int UNKNOWN = -1;

    private static final int MAX_ERRORS = 8; // ICMP errors kept

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
    private final SideTracker firstSide = new SideTracker();
    private final SideTracker secondSide = new SideTracker();
    private final Trail trail;
    private final FaultTracker faults = new FaultTracker();
    private final PauseTracker pauses = new PauseTracker();
    private final Notability notability = new Notability();
    private final ConnectionHistory history;

    private int client = UNKNOWN;
    private Role role = Role.GUESSED;
    private @Nullable Step step;
    private int steps;
    private boolean hasSyn;
    private boolean hasSynAck;
    private boolean isMatched;
    private byte acknowledging; // a bit for each direction, as in the next
    private byte reset;
    private byte completeness;
    private long frame;
    private long synTime;
    private long establishedTime;
    private long lastTime;
    private long lastProgress;
    private End end = End.NONE;
    private int endedBy = UNKNOWN;
    private boolean endHasAck;
    private long endFrame;
    private @Nullable TlsTracker tls;
    private @Nullable List<IcmpNote> errors;
    private @Nullable PreambleTracker preamble;

    /**
     * Starts with a flow's first packet.
     *
     * @param moments how many moments are kept
     * @param originator the direction that opened the connection, or is taken to have
     */
    FlowTracker(CurrentSegment segment, Endpoint source, Endpoint destination, int moments, int originator) {
        stream = segment.stream();
        start = segment.time();
        high = segment.sourceHigh();
        low = segment.sourceLow();
        first = source;
        second = destination;
        trail = new Trail(moments, start);
        history = new ConnectionHistory(originator);
        lastTime = start;
        lastProgress = start;
    }

    /** {@return the direction of {@code segment}, which belongs to this flow} */
    int direction(CurrentSegment segment) {
        return segment.isFrom(high, low, first.port()) ? 0 : 1;
    }

    /**
     * Takes note of a segment's header, before its payload.
     *
     * @return whether the segment counts: it is not one that was captured twice
     */
    boolean open(CurrentSegment segment, int direction) {
        SideTracker sender = side(direction);
        SideTracker receiver = side(1 - direction);
        history.segment(segment, direction, sender.isRepeated(segment));
        completeness |= (byte) Completeness.of(segment);
        if (sender.isDuplicate(segment)) {
            faults.duplicate(segment.frame(), sender.isCopy(segment));
            return false;
        }
        pauses.take(segment, direction, lastTime, frame);
        frame = segment.frame();
        faults.take(segment, lastTime, receiver.segmentSize());
        lastTime = segment.time();
        boolean isRetransmission = sender.isRetransmission(segment);
        boolean isAfterReset = (reset & 1 << direction) != 0;
        boolean isNew = acknowledge(segment, direction, receiver);
        isNew |= sender.sent(segment, isRetransmission, !isAfterReset);
        lastProgress = isNew || segment.isRst() ? segment.time() : lastProgress;
        boolean establishes = advance(segment, direction);
        Mark mark = isAfterReset
                ? Mark.AFTER_RESET
                : isRetransmission
                        ? Mark.RETRANSMISSION
                        : segment.window() == 0 && !segment.isRst() && !segment.isSyn() ? Mark.ZERO_WINDOW : Mark.NONE;
        if (notability.takes(segment, direction, mark, establishes, tls)) {
            trail.segment(segment, direction, mark);
        }
        return true;
    }

    /** Takes note of what a segment ends, after its payload. */
    void close(CurrentSegment segment, int direction) {
        if (segment.isRst()) {
            reset |= (byte) (1 << direction);
            end(End.RST, direction, segment.isAck());
        } else if (segment.isFin()) {
            end(End.FIN, direction, segment.isAck());
            TlsTracker known = tls;
            if (known != null && known.isCompleted()) {
                reach(Step.CLOSE);
            }
        }
    }

    /** Takes note of an ending, unless there was one. */
    void end(End how, int direction, boolean hasAck) {
        if (end == End.NONE) {
            end = how;
            endedBy = direction;
            endHasAck = hasAck;
            endFrame = frame;
        }
    }

    /** Takes note of an ICMP error that quotes a segment of this flow. */
    void error(IcmpNote error) {
        List<IcmpNote> known = errors;
        if (known == null) {
            known = new ArrayList<>(1);
            errors = known;
        }
        if (known.size() < MAX_ERRORS) {
            known.add(error);
        }
    }

    /** Looks at the payload of a segment that comes before TLS. */
    void beforeTls(int direction, byte[] array, int from, int length) {
        boolean mayLead =
                PreambleTracker.mayLeadToTls(firstSide.opening()) || PreambleTracker.mayLeadToTls(secondSide.opening());
        if (tls != null || !mayLead) {
            return;
        }
        PreambleTracker known = preamble;
        if (known == null) {
            known = new PreambleTracker();
            preamble = known;
        }
        known.take(direction == (client == UNKNOWN ? 0 : client), frame, array, from, length);
        if (known.isBegun()) {
            reach(Step.PRETLS);
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

    /** Takes note that a packet of the flow is one that was asked for. */
    void match() {
        isMatched = true;
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

    /** {@return whether what was asked for before TLS was refused} */
    boolean isRefusedBeforeTls() {
        PreambleTracker known = preamble;
        return known != null && known.isRefused();
    }

    /** {@return what was said before TLS} */
    Preamble preamble() {
        PreambleTracker known = preamble;
        return known == null ? Preamble.NONE : known.preamble();
    }

    /** {@return what is known of the sender in {@code direction}} */
    SideTracker side(int direction) {
        return direction == 0 ? firstSide : secondSide;
    }

    Trail trail() {
        return trail;
    }

    PauseTracker pauses() {
        return pauses;
    }

    FaultTracker faults() {
        return faults;
    }

    ConnectionHistory history() {
        return history;
    }

    /** {@return the ICMP errors that quote the flow, as far as they were kept} */
    List<IcmpNote> errors() {
        List<IcmpNote> known = errors;
        return known == null ? List.of() : known;
    }

    int stream() {
        return stream;
    }

    /** {@return the number of the last frame that counted} */
    long frame() {
        return frame;
    }

    /** {@return when the first packet was captured, in nanoseconds since 1970} */
    long start() {
        return start;
    }

    /** {@return when the last packet was captured, in nanoseconds since 1970} */
    long lastTime() {
        return lastTime;
    }

    /** {@return when the last packet was captured that brought or acknowledged something new, in nanoseconds since 1970} */
    long lastProgress() {
        return lastProgress;
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

    /** {@return which parts of a connection were seen, see {@link Completeness}} */
    int completeness() {
        return completeness;
    }

    /** {@return whether the connection's start was captured} */
    boolean hasStart() {
        return hasSyn || hasSynAck;
    }

    /** {@return whether a packet of the flow is one that was asked for} */
    boolean isMatched() {
        return isMatched;
    }

    /** {@return the direction that is missing though the other side acknowledges what came from there, {@link #UNKNOWN} for none} */
    int missingDirection() {
        for (int direction = 0; direction < 2; direction++) {
            if (side(direction).packets() == 0 && acknowledging != 0) {
                return direction;
            }
        }
        return UNKNOWN;
    }

    /** {@return how many bytes of payload were sent in {@code direction}, each counted once} */
    long bytes(int direction) {
        return side(direction).bytes();
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

    /** {@return the frame of the ending, 0 where there is none} */
    long endFrame() {
        return endFrame;
    }

    /** {@return whether the segment acknowledges what was not acknowledged before} */
    private boolean acknowledge(CurrentSegment segment, int direction, SideTracker receiver) {
        if (!segment.isAck() || segment.isRst()) {
            return false;
        }
        acknowledging |= (byte) (1 << direction);
        if (receiver.isUnseen(segment.acknowledgment()) && !segment.isSyn()) {
            faults.lost(segment.frame());
            history.gap(1 - direction);
        }
        return receiver.acknowledged(segment.acknowledgment(), segment.frame());
    }

    /** {@return whether the segment is the one that establishes the connection} */
    private boolean advance(CurrentSegment segment, int direction) {
        if (segment.isSyn()) {
            synchronize(segment, direction);
            return false;
        }
        boolean isAnswer = direction == client && segment.isAck() && !segment.isRst();
        if (!hasSyn || hasReached(Step.TCP_EST) || !isAnswer) {
            return false;
        }
        establishedTime = segment.time();
        reach(Step.TCP_EST);
        return true;
    }

    private void synchronize(CurrentSegment segment, int direction) {
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
}
