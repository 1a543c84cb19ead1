package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.flow.Flow;
import dev.peel.core.flow.Slot;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Brings the segments of a stream into order, decides which dissector reads it, and feeds that whole messages. */
final class StreamEngine {
    // Hot path: no allocation per segment unless a message spans segments or one comes too early.

    /** Who reads the flow's payload, once that is known. */
    static final Slot<Dissector> APPLICATION = Slot.of("application");

    /** Who reads what is tunnelled through the flow's payload, once that is known. */
    private static final Slot<Dissector> TUNNELLED = Slot.of("tunnelled");

    private static final Slot<StreamPair> TUNNEL = Slot.of("tunnel");

    /** So many segments behind a gap that nobody acknowledges (a capture of one side only) make it final. */
    private static final int ONE_SIDED_PATIENCE = 3; // segments

    private static final Bytes NOTHING = Bytes.of(new byte[0]);

    private final Dissection d;
    private final StreamRules rules;
    private final MessageAssembler messages;
    private final PieceArranger pieces;
    private final int earlyLimit;
    /** What shows how messages of the segment at hand were put together. */
    private @Nullable ReassemblyFields segmentFields;

    StreamEngine(Dissection d, StreamRules rules, Limits limits) {
        this.d = d;
        this.rules = rules;
        messages = new MessageAssembler(d, limits);
        pieces = new PieceArranger(d, messages, limits);
        earlyLimit = limits.get(Limit.OUT_OF_ORDER_BYTES);
    }

    void datagram(Table ports, int destinationPort, int sourcePort) {
        if (d.remaining() <= 0 || !d.leads(ports)) {
            return;
        }
        Dissector application = d.state(APPLICATION);
        if (application == null || !follows(application)) {
            application = decide(ports, destinationPort, sourcePort, d.rest(), false);
        }
        d.layers().call(application, d.remaining());
    }

    void start(int sequence) {
        StreamBuffer stream = FlowStreams.of(d.currentFlow()).own(d.direction());
        // Wireshark takes what comes from an earlier start on for retransmissions.
        if (rules.outOfOrder() || !stream.isPast(sequence)) {
            stream.start(sequence);
        }
    }

    void segment(
            Table ports, int destinationPort, int sourcePort, int sequence, boolean last, ReassemblyFields fields) {
        if (d.isQuoted()) {
            if (d.remaining() <= 0) {
                return;
            }
            d.layers().call(decide(ports, destinationPort, sourcePort, d.rest(), rules.contentFirst()), d.remaining());
            return;
        }
        segmentFields = fields;
        Flow flow = d.currentFlow();
        StreamBuffer stream = FlowStreams.of(flow).own(d.direction());
        stream.meet(sequence);
        if (last) {
            stream.endAt(sequence + d.remaining());
        }
        Dissector application = flow.state(APPLICATION);
        boolean isNew = d.remaining() > 0 && sequence + d.remaining() - stream.next() > 0;
        if (isNew && application == null) {
            // The first bytes decide; until they come, the ports alone say who waits for them.
            boolean isEarly = rules.outOfOrder() && sequence - stream.next() > 0 && !stream.isNextLost();
            Bytes known = isEarly ? NOTHING : d.rest();
            application = decide(ports, destinationPort, sourcePort, known, rules.contentFirst());
            if (application != null && !isEarly) {
                flow.state(APPLICATION, application);
            }
        } else if (isNew
                && rules.contentFirst()
                && !(application instanceof HeuristicDissector)
                && told(d.engine().bindings(ports), destinationPort, sourcePort) == null) {
            Dissector known = recognized(d.engine().bindings(ports), d.rest());
            application = known == null ? application : known;
        }
        if (application instanceof StreamDissector streamed) {
            if (d.layers().needs(application)) {
                if (isNew) {
                    inOrder(streamed, stream, sequence, fields);
                }
                if (stream.isAtEnd()) {
                    messages.finish(streamed, stream, fields);
                }
            }
        } else if (isNew) {
            stream.advance(sequence + d.remaining() - stream.next());
            d.layers().call(application, d.remaining());
        }
    }

    void handOver(Table table, long number) {
        Dissector next = d.engine().bindings(table).get(number);
        if (next != null && !d.isQuoted()) {
            d.state(APPLICATION, next);
            messages.handOver();
        }
    }

    void tunnel(Table ports, int port, Dissector self, @Nullable ReassemblyFields own) {
        Dissector reader = d.state(TUNNELLED);
        if (reader == null && d.captured() > 0) {
            reader = known(ports, port, self);
            d.state(TUNNELLED, reader);
        }
        ReassemblyFields fields = own == null ? segmentFields : own;
        if (reader instanceof StreamDissector streamed && fields != null && d.hasFlow() && !d.isQuoted()) {
            if (d.layers().needs(streamed)) {
                messages.consume(streamed, buffers(TUNNEL).of(d.direction()), fields);
            }
        } else {
            d.layers().call(reader, d.remaining());
        }
    }

    private Dissector known(Table ports, int port, Dissector self) {
        Bindings bindings = d.engine().bindings(ports);
        Bytes payload = d.rest();
        Dissector bound = bindings.get(port);
        if (bound != null && bound != self && accepts(bound, payload)) {
            return bound;
        }
        for (HeuristicDissector knowing : bindings.heuristics()) {
            if (knowing != self && recognizes(knowing, payload)) {
                return knowing;
            }
        }
        return d.engine().data();
    }

    void feed(SubStream stream, Pdus pdus, int length) {
        int start = d.at;
        int outerLimit = d.limit;
        int outerAvailable = d.available;
        d.limit(length);
        if (!d.hasFlow() || d.isQuoted()) {
            messages.readHere(pdus);
        } else if (d.captured() < d.remaining()) {
            messages.consumeCut(pdus, buffers(stream.slot()).of(d.direction()), stream.fields());
        } else {
            messages.consume(pdus, buffers(stream.slot()).of(d.direction()), stream.fields());
        }
        d.limit = outerLimit;
        d.available = outerAvailable;
        d.at = start + Math.min(length, outerLimit - start);
    }

    void inOrder(SubStream stream, long offset, int length, Dissection.Body body) {
        if (d.hasFlow() && !d.isQuoted()) {
            pieces.add(stream, buffers(stream.slot()).of(d.direction()), offset, length, body);
        } else {
            d.skip(length);
        }
    }

    long nextOffset(SubStream stream) {
        StreamPair known = d.state(stream.slot());
        return known == null ? 0 : known.of(d.direction()).next();
    }

    int waiting() {
        return FlowStreams.of(d.currentFlow()).own(d.direction()).pendingLength();
    }

    @Nullable
    String opening() {
        StreamBuffer stream = FlowStreams.of(d.currentFlow()).own(d.direction());
        if (d.state(APPLICATION) instanceof StreamDissector reader) {
            try {
                return reader.opening(Bytes.of(Arrays.copyOf(stream.pending(), stream.pendingLength())));
            } catch (RuntimeException | StackOverflowError | LinkageError bug) {
                d.layers().failed(reader, bug);
            }
        }
        return null;
    }

    int waiting(SubStream stream) {
        StreamPair known = d.state(stream.slot());
        return known == null ? 0 : known.of(d.direction()).pendingLength();
    }

    private StreamPair buffers(Slot<StreamPair> slot) {
        StreamPair known = d.state(slot);
        if (known == null) {
            known = FlowStreams.of(d.currentFlow()).addWithin();
            d.state(slot, known);
        }
        return known;
    }

    private void inOrder(StreamDissector application, StreamBuffer stream, int sequence, ReassemblyFields fields) {
        if (stream.earlySegments() > 0 && stream.isNextLost()) {
            passGap(application, stream, fields);
        }
        int ahead = sequence - stream.next();
        if (ahead > 0) {
            if (rules.outOfOrder() && !stream.isNextLost()) {
                keepForLater(application, stream, sequence, fields);
                return;
            }
            messages.passGap(application, stream, sequence);
            ahead = 0;
        }
        d.at -= ahead;
        int length = d.remaining();
        if (ahead < 0 && !rules.outOfOrder()) {
            stream.passGap(stream.next() + length);
            return;
        }
        if (length <= 0) {
            return;
        }
        if (d.captured() < length) {
            messages.consumeCut(application, stream, fields);
        } else {
            messages.consume(application, stream, fields);
        }
        stream.advance(length);
        readEarly(application, stream, fields);
    }

    private boolean follows(Dissector application) {
        try {
            return !(application instanceof HeuristicDissector knowing) || knowing.follows(d.rest());
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            d.layers().failed(application, bug);
            return false;
        }
    }

    private void keepForLater(StreamDissector application, StreamBuffer stream, int sequence, ReassemblyFields fields) {
        if (d.captured() < d.remaining() || !messages.mayKeep(d.captured())) {
            return;
        }
        stream.addEarly(sequence, d.array, d.at, d.captured(), (int) d.frameNumber());
        boolean patient = stream.isAcknowledged()
                || stream.earlySegments() < ONE_SIDED_PATIENCE && !application.startsMessage(d.rest());
        if (!patient || stream.earlyBytes() > earlyLimit) {
            if (stream.earlyBytes() > earlyLimit) {
                d.layers().limitReached(Limit.OUT_OF_ORDER_BYTES);
            }
            passGap(application, stream, fields);
        }
    }

    private void passGap(StreamDissector application, StreamBuffer stream, ReassemblyFields fields) {
        StreamBuffer.Segment first = stream.firstEarly();
        if (first != null) {
            if (first.sequence() - stream.next() > 0) {
                messages.passGap(application, stream, first.sequence());
            }
            readEarly(application, stream, fields);
        }
    }

    /** Reads the segments that came too early and whose turn it is now. */
    private void readEarly(StreamDissector application, StreamBuffer stream, ReassemblyFields fields) {
        StreamBuffer.Segment first = stream.firstEarly();
        while (first != null && first.sequence() - stream.next() <= 0) {
            stream.takeEarly();
            int old = stream.next() - first.sequence();
            int length = first.bytes().length - old;
            if (length > 0) {
                Layers.Place here = new Layers.Place(d);
                int source = d.addSource(first.bytes(), old, length);
                if (d.labelling()) {
                    d.tape.setTitle(source, fields.title());
                }
                d.moveTo(source);
                messages.consume(application, stream, fields);
                here.restore();
                stream.advance(length);
            }
            first = stream.firstEarly();
        }
    }

    /** Who reads the payload: bound to a port, the lower first, and not refusing it; or, before or after those, knowing the content. */
    private @Nullable Dissector decide(
            Table ports, int destinationPort, int sourcePort, Bytes payload, boolean contentFirst) {
        Bindings bindings = d.engine().bindings(ports);
        Dissector told = told(bindings, destinationPort, sourcePort);
        if (told != null) {
            return told;
        }
        Dissector known = contentFirst ? recognized(bindings, payload) : null;
        if (known != null) {
            return known;
        }
        Dissector lower = bindings.get(Math.min(destinationPort, sourcePort));
        if (lower != null && accepts(lower, payload)) {
            return lower;
        }
        Dissector higher = bindings.get(Math.max(destinationPort, sourcePort));
        if (higher != null && accepts(higher, payload)) {
            return higher;
        }
        return contentFirst ? null : recognized(bindings, payload);
    }

    /** {@return who the user says reads the flow, or what goes to or from one of its ports; null where nobody was named} */
    private @Nullable Dissector told(Bindings bindings, int destinationPort, int sourcePort) {
        Dissector ofFlow = d.isQuoted() || !d.hasFlow()
                ? null
                : bindings.toldOfFlow(d.currentFlow().index());
        if (ofFlow != null) {
            return ofFlow;
        }
        Dissector lower = bindings.told(Math.min(destinationPort, sourcePort));
        return lower == null ? bindings.told(Math.max(destinationPort, sourcePort)) : lower;
    }

    private @Nullable Dissector recognized(Bindings bindings, Bytes payload) {
        if (payload.length() > 0) {
            for (HeuristicDissector knowing : bindings.heuristics()) {
                if (recognizes(knowing, payload)) {
                    if (!d.isQuoted()) {
                        d.state(APPLICATION, knowing);
                    }
                    return knowing;
                }
            }
        }
        return null;
    }

    private boolean accepts(Dissector dissector, Bytes payload) {
        try {
            return payload.length() == 0 || dissector.accepts(payload);
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            d.layers().failed(dissector, bug);
            return false;
        }
    }

    private boolean recognizes(HeuristicDissector dissector, Bytes payload) {
        try {
            return !d.engine().isDisabled(dissector) && dissector.recognizes(payload);
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            d.layers().failed(dissector, bug);
            return false;
        }
    }
}
