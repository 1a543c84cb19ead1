package dev.peel.dissectors.ndps;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;

/**
 * Novell Distributed Print Services over TCP: remote procedure calls, of which the head is read (RFC 5531 9 and 11).
 *
 * <pre>
 *  last fragment (1 bit) length (31 bits) | exchange (4) | call or reply (4) | ...
 * </pre>
 */
public final class NdpsDissector implements StreamDissector {
    private static final int[] PORTS = {3014, 3016, 3017, 3018, 3019, 3369};
    private static final int MARK_LENGTH = 4; // bytes, RFC 5531 11
    private static final int HEADER_LENGTH = 8; // bytes

    private static final Field RECORD_MARK =
            Field.uint("ndps.record_mark", 16, "Record Mark").hex();
    private static final Field RECORD_LENGTH = Field.uint("ndps.record_length", 16, "Record Length");
    private static final Field EXCHANGE =
            Field.uint("ndps.xid", 32, "Exchange ID").hex();
    private static final Values TYPES = Values.of(0, "Request", 1, "Reply");
    private static final Field TYPE =
            Field.uint("ndps.packet_type", 32, "Packet Type").hex().values(TYPES);
    private static final Protocol NDPS =
            Protocol.of("ndps", "NDPS", "Novell Distributed Print System", RECORD_MARK, RECORD_LENGTH, EXCHANGE, TYPE);

    @Override
    public Protocol protocol() {
        return NDPS;
    }

    @Override
    public void register(Registrar registrar) {
        for (int port : PORTS) {
            registrar.bind("tcp.port", port, this);
        }
    }

    @Override
    public int pduLength(Bytes available) {
        if (available.length() < MARK_LENGTH) {
            return NEED_MORE;
        }
        long length = available.u32(0) & Integer.MAX_VALUE;
        return (int) Math.min(Integer.MAX_VALUE, MARK_LENGTH + length);
    }

    @Override
    public void dissect(Dissection d) {
        d.u16(RECORD_MARK);
        d.u16(RECORD_LENGTH);
        if (d.remaining() < HEADER_LENGTH) {
            d.skip(d.captured());
            return;
        }
        d.u32(EXCHANGE);
        long type = d.u32(TYPE);
        if (d.summarizing()) {
            d.summary(NDPS, TYPES.name(type, "Unknown"));
        }
        d.data();
    }
}
