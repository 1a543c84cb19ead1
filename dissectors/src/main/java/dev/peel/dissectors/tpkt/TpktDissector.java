package dev.peel.dissectors.tpkt;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;

/**
 * ISO transport service on top of TCP, RFC 1006, which says in the stream where each transport packet ends. RDP uses it, too.
 *
 * <pre>
 *  version (1), 3 | reserved (1) | length (2), header included | transport packet
 * </pre>
 *
 * <p>What does not start with the version is shown as a continuation, up to the end of the segment. So is TLS that an RDP
 * connection goes on with: the port is this protocol's, whatever follows.
 */
public final class TpktDissector implements StreamDissector {
    private static final int VERSION_NUMBER = 3; // RFC 1006 6
    private static final int HEADER_LENGTH = 4; // bytes, RFC 1006 6
    private static final int ISO_TSAP = 102; // RFC 1006 5
    private static final int RDP = 3389;

    private static final Field VERSION = Field.uint("tpkt.version", 8, "Version");
    private static final Field RESERVED = Field.uint("tpkt.reserved", 8, "Reserved");
    private static final Field LENGTH = Field.uint("tpkt.length", 16, "Length");
    private static final Field CONTINUATION = Field.bytes("tpkt.continuation_data", "Continuation data");
    private static final Protocol TPKT =
            Protocol.of("tpkt", "TPKT", "TPKT - ISO on TCP - RFC1006", VERSION, RESERVED, LENGTH, CONTINUATION);
    private static final Table TRANSPORTS = Table.of("tpkt.version");

    @Override
    public Protocol protocol() {
        return TPKT;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(TRANSPORTS);
        registrar.bind("tcp.port", ISO_TSAP, this);
        registrar.bind("tcp.port", RDP, this);
    }

    @Override
    public int pduLength(Bytes available) {
        if (available.u8(0) != VERSION_NUMBER) {
            return available.length();
        }
        return available.length() < HEADER_LENGTH ? NEED_MORE : Math.max(HEADER_LENGTH, available.u16(2));
    }

    @Override
    public boolean startsMessage(Bytes segment) {
        return segment.length() >= HEADER_LENGTH
                && segment.u8(0) == VERSION_NUMBER
                && segment.u8(1) == 0
                && segment.u16(2) == segment.length();
    }

    @Override
    public void dissect(Dissection d) {
        if (d.peekU8(0) != VERSION_NUMBER) {
            d.bytes(CONTINUATION, d.captured());
            if (d.summarizing()) {
                d.summary(TPKT, "Continuation");
            }
            return;
        }
        int version = d.u8(VERSION);
        d.u8(RESERVED);
        int length = d.u16(LENGTH);
        if (d.labelling()) {
            d.labelLayer("TPKT, Version: " + version + ", Length: " + length);
        }
        d.next(TRANSPORTS, version);
    }
}
