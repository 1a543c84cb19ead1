package dev.peel.plugins.handshake.match;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.UnknownFieldException;
import dev.peel.core.print.ValueText;
import dev.peel.core.tap.Tap;
import dev.peel.plugins.handshake.Handshake.Endpoint;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.text.SafeText;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what the TCP flows of one capture are matched by. Not thread-safe. */
final class MatchTap implements Tap {
    // Hot path: no allocation per packet, only per flow and ClientHello.

    private static final int MAX_NAME = 255; // characters of a server name that are kept

    private final Registry registry;
    private final List<Field> fields = new ArrayList<>();
    private final @Nullable MatchField[] byId = new MatchField[Field.idCount()];
    private final TextBuffer text = new TextBuffer(OutputStream.nullOutputStream());
    private final Segment segment = new Segment();
    private @Nullable SeenFlow[] flows = new SeenFlow[64]; // by tcp.stream
    private final SeenPackets packets;
    private final int flowLimit;
    private long refusedPackets;
    private boolean isTaken;
    private @Nullable SeenFlow flow;
    private int message = Segment.NONE;
    private boolean isClientHello;
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;

    MatchTap(Registry registry, Limits limits) {
        this.registry = registry;
        for (MatchField each : MatchField.values()) {
            for (Field field : UnknownFieldException.check(registry, each.abbreviation())) {
                fields.add(field);
                byId[field.id()] = each;
            }
        }
        flowLimit = limits.get(Limit.MATCH_FLOWS);
        packets = new SeenPackets(limits.get(Limit.MATCH_PACKETS));
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public boolean packet(Packet packet) {
        Tape tape = packet.tape();
        segment.clear();
        flow = null;
        isTaken = false;
        message = Segment.NONE;
        isClientHello = false;
        for (int i = packet.from(); i < packet.to(); i++) {
            int id = tape.fieldId(i);
            MatchField field = id < byId.length ? byId[id] : null;
            if (field != null) {
                take(field, tape, i);
            }
        }
        finish(tape);
        start = Math.min(start, segment.time);
        end = Math.max(end, segment.time);
        return true;
    }

    /** {@return the flows, in the order of their first packets} */
    List<SeenFlow> flows() {
        return Arrays.stream(flows).filter(Objects::nonNull).toList();
    }

    /** {@return the packets of the flows} */
    SeenPackets packets() {
        return packets;
    }

    /** {@return how many packets belong to flows that there was no room for} */
    long refusedPackets() {
        return refusedPackets;
    }

    /** {@return when the first packet was captured, in nanoseconds since 1970} */
    long start() {
        return start;
    }

    /** {@return when the last packet was captured} */
    long end() {
        return end;
    }

    private void take(MatchField field, Tape tape, int i) {
        switch (field) {
            case MESSAGE -> {
                finish(tape);
                message = i;
                isClientHello = false;
            }
            case MESSAGE_TYPE -> isClientHello = tape.value(i) == MessageType.CLIENT_HELLO;
            case RANDOM -> {
                SeenFlow known = flow;
                if (known != null && isClientHello && message >= 0) {
                    known.says(Prints.of(tape, i), Prints.of(tape, message));
                }
            }
            case SERVER_NAME -> {
                SeenFlow known = flow;
                if (known != null && isClientHello) {
                    known.names(SafeText.cut(SafeText.of(text(tape, i)), MAX_NAME));
                }
            }
            case SOURCE_PORT -> {
                finish(tape);
                isTaken = false;
                segment.take(field, tape, i);
            }
            default -> segment.take(field, tape, i);
        }
    }

    /** Adds the segment at hand to its flow, once. */
    private void finish(Tape tape) {
        if (isTaken || !segment.isWhole()) {
            return;
        }
        isTaken = true;
        if (segment.stream >= flowLimit) {
            refusedPackets++;
            flow = null;
            return;
        }
        SeenFlow known = flowOf(tape);
        flow = known;
        boolean isToServer = isToServer(known, tape);
        if (segment.isSyn()) {
            known.opens(segment, isToServer);
        }
        int index =
                packets.add(segment, isToServer, segment.payloadEntry < 0 ? 0 : Prints.of(tape, segment.payloadEntry));
        if (index >= 0) {
            known.add(packets, index);
        }
    }

    private SeenFlow flowOf(Tape tape) {
        int stream = segment.stream;
        if (stream >= flows.length) {
            flows = Arrays.copyOf(flows, Math.min(flowLimit, Math.max(stream + 1, flows.length * 2)));
        }
        SeenFlow known = flows[stream];
        if (known == null) {
            known = opened(tape);
            flows[stream] = known;
        }
        return known;
    }

    private SeenFlow opened(Tape tape) {
        Endpoint source = new Endpoint(address(tape, segment.sourceEntry), segment.sourcePort);
        Endpoint destination = new Endpoint(address(tape, segment.destinationEntry), segment.destinationPort);
        boolean isByClient = segment.isSyn() ? !segment.isAck() : segment.sourcePort >= segment.destinationPort;
        return isByClient
                ? new SeenFlow(segment.stream, source, destination)
                : new SeenFlow(segment.stream, destination, source);
    }

    private boolean isToServer(SeenFlow known, Tape tape) {
        boolean isSymmetric = known.client().port() == known.server().port();
        return isSymmetric
                ? known.client().address().equals(address(tape, segment.sourceEntry))
                : segment.sourcePort == known.client().port();
    }

    private String address(Tape tape, int entry) {
        return entry < 0 ? "?" : SafeText.of(text(tape, entry));
    }

    private String text(Tape tape, int i) {
        ValueText.append(text, tape, i, registry.field(tape.fieldId(i)));
        String value = text.toString();
        text.truncate(0);
        return value;
    }
}
