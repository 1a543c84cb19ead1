package dev.peel.testkit;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Transport;
import java.nio.ByteBuffer;

/**
 * The transport that carries a talk to the dissector that is tested, with no more than sequence numbers, so that nothing else can fail.
 *
 * <pre>
 *  from client (1) | kind (1) | sequence number (4) | bytes
 * </pre>
 */
final class Carrier implements Dissector {
    /** LINKTYPE_USER0. */
    static final int LINK_TYPE = 147;

    static final int START = 0;
    static final int BYTES = 1;
    static final int END = 2;
    /** Says that nothing is missing yet: who sees acknowledgments waits for what is late. */
    static final int ACKNOWLEDGE = 3;

    private static final int ENCAPSULATION = 45; // that LINK_TYPE stands for
    private static final int HEADER_LENGTH = 6; // bytes
    private static final int CLIENT = 1;
    private static final int SERVER = 2;

    private static final Field PIECES = Field.group("testkit.segments", "Segments");
    private static final Field PIECE = Field.frameNumber("testkit.segment", "Segment");
    private static final Field COUNT = Field.uint("testkit.segment.count", 32, "Segment count");
    private static final Field LENGTH = Field.uint("testkit.reassembled.length", 32, "Reassembled length");
    static final Protocol CARRIER =
            Protocol.of("testkit", "Carrier", "Carrier of the test kit", PIECES, PIECE, COUNT, LENGTH);

    private static final ReassemblyFields REASSEMBLY = new ReassemblyFields(PIECES, PIECE, COUNT, LENGTH);
    private static final Table STREAMS = Table.of("testkit.stream");

    private final StreamDissector tested;

    Carrier(StreamDissector tested) {
        this.tested = tested;
    }

    static byte[] frame(boolean fromClient, int kind, int sequence, byte[] bytes, int from, int to) {
        return ByteBuffer.allocate(HEADER_LENGTH + to - from)
                .put((byte) (fromClient ? 1 : 0))
                .put((byte) kind)
                .putInt(sequence)
                .put(bytes, from, to - from)
                .array();
    }

    @Override
    public Protocol protocol() {
        return CARRIER;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.measures(STREAMS, PIECES, PIECE, COUNT, LENGTH);
        registrar.bind("wtap_encap", ENCAPSULATION, this);
        registrar.bind(STREAMS.name(), SERVER, tested);
    }

    @Override
    public void dissect(Dissection d) {
        boolean fromClient = d.u8() != 0;
        int kind = d.u8();
        int sequence = (int) d.u32();
        int source = fromClient ? CLIENT : SERVER;
        int destination = fromClient ? SERVER : CLIENT;
        d.ipv4Addresses(source, destination);
        d.flow(Transport.TCP, source, destination);
        if (kind == START) {
            d.streamStarts(sequence);
        } else if (kind == ACKNOWLEDGE) {
            d.acknowledges(sequence);
        } else {
            d.segment(STREAMS, destination, source, sequence, kind == END, REASSEMBLY);
        }
    }
}
