package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Slot;
import dev.peel.core.flow.Transport;

/**
 * A link layer that carries the segments of streams, as small as can be.
 *
 * <pre>
 *  source (1) | destination (1) | flags (1) | sequence number (4) | acknowledgment number (4) | payload
 * </pre>
 */
final class ToyLink implements Dissector {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int ACK = 16;

    static final Field STREAM = Field.uint("toy.stream", 32, "Stream");
    static final Field FLAGS = Field.uint("toy.flags", 8, "Flags").hex();
    static final Field SEGMENTS = Field.group("toy.segments", "Segments");
    static final Field SEGMENT = Field.frameNumber("toy.segment", "Segment");
    static final Field COUNT = Field.uint("toy.segment.count", 32, "Segment count");
    static final Field LENGTH = Field.uint("toy.reassembled.length", 32, "Length");
    static final Protocol TOY = Protocol.of("toy", "Toy", "Toy Link", STREAM, FLAGS, SEGMENTS, SEGMENT, COUNT, LENGTH);

    private static final ReassemblyFields REASSEMBLY = new ReassemblyFields(SEGMENTS, SEGMENT, COUNT, LENGTH);
    private static final Table PORTS = Table.of("toy.port");
    private static final Slot<Integer> FIRST = Slot.of("toy.first");

    @Override
    public Protocol protocol() {
        return TOY;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.measures(PORTS, SEGMENTS, SEGMENT, COUNT, LENGTH);
        registrar.bind("wtap_encap", 45, this);
    }

    @Override
    public void dissect(Dissection d) {
        int source = d.u8();
        int destination = d.u8();
        int flags = d.u8(FLAGS);
        int sequence = (int) d.u32();
        int acknowledgment = (int) d.u32();
        d.ipv4Addresses(source, destination);
        int stream = d.flow(Transport.TCP, source, destination).index();
        boolean isSyn = (flags & SYN) != 0;
        if (isSyn && (flags & ACK) == 0) {
            Integer first = d.state(FIRST);
            if (first != null && first != sequence) {
                stream = d.newFlow().index();
            }
            d.state(FIRST, sequence);
        }
        d.generated(STREAM, stream);
        if ((flags & ACK) != 0) {
            d.acknowledges(acknowledgment);
        }
        int firstByte = isSyn ? sequence + 1 : sequence;
        if (isSyn) {
            d.streamStarts(firstByte);
        }
        boolean isLast = (flags & FIN) != 0;
        if (d.remaining() > 0 || isLast) {
            d.segment(PORTS, destination, source, firstByte, isLast, REASSEMBLY);
        }
        if ((flags & RST) != 0) {
            d.streamEnds();
        }
    }
}
