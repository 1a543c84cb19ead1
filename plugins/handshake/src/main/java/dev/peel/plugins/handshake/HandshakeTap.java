package dev.peel.plugins.handshake;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.tap.Tap;
import dev.peel.plugins.handshake.Handshake.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the TCP flows of a capture and tells what became of their handshakes. Not thread-safe. */
final class HandshakeTap implements Tap {
    // Hot path: no allocation per packet, only per flow and hello message.

    private static final int ADDRESS_LENGTH = 64; // characters; no address is as long
    private static final String NO_ADDRESS = "?";

    private final Parts parts;
    private final Names names;
    private final EntryText texts;
    private final Pool<Endpoint> endpoints = new Pool<>();
    private final TlsPorts ports = new TlsPorts();
    private final Segment segment = new Segment();
    private final RecordReader records;
    private final Flows flows;
    private @Nullable FlowTracker flow;
    private boolean isOpened;
    private int direction;
    private long time;

    /**
     * Makes a tap.
     *
     * @param limit how many flows are followed, at least 1
     * @throws dev.peel.core.print.UnknownFieldException when no dissector declares one of the fields it looks at
     */
    HandshakeTap(Registry registry, int limit) {
        parts = new Parts(registry);
        names = new Names(parts);
        texts = new EntryText(registry);
        records = new RecordReader(names, texts, ports);
        flows = new Flows(limit, this::mayBeToldOf);
    }

    @Override
    public List<Field> fields() {
        return parts.fields();
    }

    @Override
    public boolean packet(Packet packet) {
        Tape tape = packet.tape();
        segment.clear();
        for (int i = packet.from(); i < packet.to(); i++) {
            Part part = parts.of(tape.fieldId(i));
            if (part != null) {
                take(part, tape, i);
            }
        }
        finishSegment(tape);
        return true;
    }

    /** {@return how many flows were not followed because others filled the room} */
    long refused() {
        return flows.refused();
    }

    /** {@return how many flows without TLS were let go to make room} */
    long dropped() {
        return flows.dropped();
    }

    /** Tells each flow that is TLS or goes to a port where TLS is spoken, in the order of their first packets. */
    void tell(HandshakeListener listener) throws IOException {
        Verdicts verdicts = new Verdicts(names, ports, time);
        for (FlowTracker each : flows.inOrder()) {
            if (isTls(each) || ports.has(each)) {
                listener.handshake(verdicts.of(each));
            }
        }
    }

    private void take(Part part, Tape tape, int i) {
        switch (part) {
            case TIME -> {
                time = nanoseconds(tape, i);
                segment.at(time);
            }
            case IPV4_SOURCE, IPV4_DESTINATION, IPV6_SOURCE, IPV6_DESTINATION -> segment.take(part, tape, i);
            case SOURCE_PORT -> {
                finishSegment(tape);
                segment.take(part, tape, i);
            }
            case DESTINATION_PORT, STREAM, SEGMENT_LENGTH, SEQUENCE, FLAGS -> segment.take(part, tape, i);
            default -> {
                openSegment(tape);
                if (flow != null) {
                    records.take(flow, direction, time, part, tape, i);
                }
            }
        }
    }

    /** Tells the flow of the segment's header, once it is whole: at the first field behind it. */
    private void openSegment(Tape tape) {
        if (isOpened || !segment.isWhole()) {
            return;
        }
        isOpened = true;
        flow = flows.find(segment.stream());
        if (flow == null) {
            if (!flows.hasRoom()) {
                flows.refuse(segment.stream());
                return;
            }
            flow = new FlowTracker(
                    segment,
                    endpoint(tape, segment.sourceEntry(), segment.sourcePort()),
                    endpoint(tape, segment.destinationEntry(), segment.destinationPort()));
            flows.add(flow);
        }
        direction = flow.direction(segment);
        flow.open(segment, direction);
    }

    private void finishSegment(Tape tape) {
        openSegment(tape);
        FlowTracker current = flow;
        if (current != null) {
            records.finish(current, direction, time);
            current.close(segment, direction);
        }
        flow = null;
        isOpened = false;
    }

    private Endpoint endpoint(Tape tape, int entry, int port) {
        return endpoints.once(new Endpoint(entry < 0 ? NO_ADDRESS : texts.of(tape, entry, ADDRESS_LENGTH), port));
    }

    private boolean mayBeToldOf(FlowTracker each) {
        boolean isDone = each.end() != FlowTracker.End.NONE || each.bytes(0) + each.bytes(1) > 0;
        return !isDone || isTls(each) || ports.has(each);
    }

    private static boolean isTls(FlowTracker each) {
        TlsTracker tls = each.tls();
        return tls != null && tls.hasRecords();
    }

    /** {@return the entry's time in nanoseconds since 1970, the nearest that can be expressed} */
    private static long nanoseconds(Tape tape, int i) {
        if (tape.object(i) instanceof Duration far) {
            return far.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return tape.value(i);
    }
}
