package dev.peel.plugins.handshake.track;

import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.tap.PacketTest;
import dev.peel.core.tap.Tap;
import dev.peel.plugins.handshake.Handshake.Endpoint;
import dev.peel.plugins.handshake.Opening;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the TCP flows of a capture. Not thread-safe. */
public final class HandshakeTap implements Tap {
    // Hot path: no allocation per packet, only per flow and hello message.

    private static final int ADDRESS_LENGTH = 64; // characters; no address is as long
    private static final String NO_ADDRESS = "?";
    private static final long SECOND = 1_000_000_000L; // nanoseconds
    private static final long MOST_SECONDS = Long.MAX_VALUE / SECOND - 1; // that fit in nanoseconds
    private static final String QUIC = "quic";
    private static final Set<String> CERTIFICATES = Set.of("x509af", "ocsp");

    private final Parts parts;
    private final PacketTest test;
    private final Names names;
    private final EntryText texts;
    private final Pool<Endpoint> endpoints = new Pool<>();
    private final Pool<String> lines = new Pool<>();
    private final TlsPorts ports = new TlsPorts();
    private final CurrentSegment segment = new CurrentSegment();
    private final IcmpReader icmp = new IcmpReader();
    private final RecordReader records;
    private final FlowTable flows;
    private final int moments;
    private @Nullable FlowTracker flow;
    private boolean isOpened;
    private boolean isWanted;
    private int direction;
    private long time;

    /**
     * Makes a tap.
     *
     * @param limits how many flows are followed, and how much of them is kept
     * @param test marks the flows of the packets that pass it
     * @throws dev.peel.core.print.UnknownFieldException when no dissector declares one of the fields it looks at
     */
    public HandshakeTap(Registry registry, Limits limits, PacketTest test) {
        this.test = test;
        parts = new Parts(registry);
        names = new Names(parts);
        texts = new EntryText(registry);
        moments = limits.get(Limit.HANDSHAKE_MOMENTS);
        records = new RecordReader(names, texts, ports, new CertificatePool(limits.get(Limit.CERTIFICATE_BYTES)));
        flows = new FlowTable(limits.get(Limit.HANDSHAKES), this::mayBeToldOf);
    }

    @Override
    public List<Field> fields() {
        Set<Field> all = new LinkedHashSet<>(parts.fields());
        all.addAll(test.fields());
        return List.copyOf(all);
    }

    /**
     * The handshakes within QUIC have the fields of TLS too, but no TCP flow; certificates and what is said of them repeat some, but
     * are judged as a whole, so that only a test may look into them.
     */
    @Override
    public Demand demand(Registry registry) {
        Demand demand = Tap.super.demand(registry);
        for (Protocol protocol : registry.protocols()) {
            String name = protocol.toString();
            if (name.equals(QUIC)
                    || CERTIFICATES.contains(name) && test.fields().isEmpty()) {
                demand = demand.without(registry, protocol);
            }
        }
        return demand;
    }

    @Override
    public boolean packet(Packet packet) {
        Tape tape = packet.tape();
        time(packet.frames(), packet.frameIndex());
        segment.begin(packet.frames(), packet.frameIndex(), time);
        icmp.clear();
        isWanted = test.passes(packet);
        for (int i = packet.from(); i < packet.to(); i++) {
            Part part = parts.of(tape.fieldId(i));
            if (part != null) {
                take(part, tape, i);
            }
        }
        finishSegment(tape);
        return true;
    }

    /** {@return the flows, once the capture was read} */
    public CaptureFlows captureFlows() {
        return CaptureFlows.of(this);
    }

    /** {@return the flows that are followed} */
    FlowTable flows() {
        return flows;
    }

    /** {@return whether the flow is TLS or goes to a port where TLS is spoken} */
    boolean isExpected(FlowTracker each) {
        return isTls(each) || ports.has(each);
    }

    /** {@return what tells of a flow once the capture was read} */
    HandshakeMaker maker() {
        return new HandshakeMaker(names, ports, time);
    }

    private void take(Part part, Tape tape, int i) {
        switch (part) {
            case ICMP_TYPE, ICMP_CODE, ICMP_MTU, ICMPV6_TYPE, ICMPV6_CODE, ICMPV6_MTU ->
                icmp.take(part, tape, i, segment.sourceEntry());
            case SOURCE_PORT -> {
                finishSegment(tape);
                segment.take(part, tape, i);
            }
            default -> {
                if (part.isOfSegment()) {
                    segment.take(part, tape, i);
                    return;
                }
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
        FlowTracker found = flows.find(segment.stream());
        if (found == null) {
            if (!flows.hasRoom()) {
                flows.refuse(segment.stream());
                return;
            }
            found = new FlowTracker(
                    segment,
                    endpoint(tape, segment.sourceEntry(), segment.sourcePort()),
                    endpoint(tape, segment.destinationEntry(), segment.destinationPort()),
                    moments,
                    originator());
            flows.add(found);
        }
        direction = found.direction(segment);
        if (isWanted) {
            found.match();
        }
        if (found.open(segment, direction)) {
            flow = found;
            lookAtPayload(found, tape);
        }
    }

    private void finishSegment(Tape tape) {
        openSegment(tape);
        FlowTracker current = flow;
        if (current != null) {
            records.finish(current, direction, time);
            current.close(segment, direction);
        } else if (segment.isQuoted() && icmp.isError()) {
            FlowTracker quoted = flows.find(segment.stream());
            if (quoted != null) {
                String reporter =
                        icmp.reporterEntry() < 0 ? NO_ADDRESS : texts.of(tape, icmp.reporterEntry(), ADDRESS_LENGTH);
                quoted.error(icmp.note(segment, quoted.direction(segment), reporter));
            }
        }
        flow = null;
        isOpened = false;
    }

    private void lookAtPayload(FlowTracker found, Tape tape) {
        int entry = segment.payloadEntry();
        TlsTracker tls = found.tls();
        if (entry < 0 || tls != null && tls.isCompleted()) {
            return;
        }
        int source = tape.source(entry);
        byte[] array = tape.sourceArray(source);
        int from = tape.sourceStart(source) + tape.offset(entry);
        int length = tape.availableLength(entry);
        if (length == 0) {
            return;
        }
        SideTracker side = found.side(direction);
        boolean isFirst = segment.sequence() == 1 || segment.isSyn() || !found.hasStart();
        if (isFirst && !side.hasOpened()) {
            Opening opening = Openings.of(array, from, length);
            String line = opening.isTls() ? "" : lines.once(Openings.line(array, from, length));
            side.opens(opening, line, segment.frame());
        }
        found.beforeTls(direction, array, from, length);
    }

    /** {@return the direction, 0 or 1, whose sender opened the connection or is taken to have} */
    private int originator() {
        if (segment.isSyn()) {
            return segment.isAck() ? 1 : 0;
        }
        return ports.isRegistered(segment.sourcePort()) && !ports.isRegistered(segment.destinationPort()) ? 1 : 0;
    }

    private Endpoint endpoint(Tape tape, int entry, int port) {
        return endpoints.once(new Endpoint(entry < 0 ? NO_ADDRESS : texts.of(tape, entry, ADDRESS_LENGTH), port));
    }

    private boolean mayBeToldOf(FlowTracker each) {
        boolean isDone = each.end() != FlowTracker.End.NONE || each.bytes(0) + each.bytes(1) > 0;
        return !isDone || isExpected(each);
    }

    private static boolean isTls(FlowTracker each) {
        TlsTracker tls = each.tls();
        return tls != null && tls.hasRecords();
    }

    /** Takes the frame's time, in nanoseconds since 1970, the nearest that can be expressed; the last one's, where it has none. */
    private void time(FrameBatch frames, int index) {
        if (frames.hasTime(index)) {
            long seconds = frames.seconds(index);
            boolean isFar = seconds > MOST_SECONDS || seconds < -MOST_SECONDS;
            time = !isFar
                    ? seconds * SECOND + frames.nanoseconds(index)
                    : seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
