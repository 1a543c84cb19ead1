package dev.peel.dissectors.proxy;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.HeuristicDissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Slot;

/**
 * The PROXY protocol of HAProxy (proxy-protocol.txt): a header at the start of a connection, then what the connection is for.
 *
 * <pre>
 *  version 1:  "PROXY" SP ("TCP4" | "TCP6") SP source SP destination SP port SP port CRLF, or "PROXY UNKNOWN" ... CRLF
 *  version 2:  signature (12) | version, command | family, protocol | length (2) | addresses, further values
 * </pre>
 */
public final class ProxyDissector implements StreamDissector, HeuristicDissector {
    private static final int ORDER = 40; // before the protocols inside
    private static final int LONGEST_LINE = 107; // bytes, proxy-protocol.txt 2.1
    private static final int SIGNATURE_LENGTH = 12; // bytes, proxy-protocol.txt 2.2
    private static final int HEADER_LENGTH = 16; // bytes, proxy-protocol.txt 2.2
    private static final long SIGNATURE_START = 0x0d0a0d0aL;
    private static final long SIGNATURE_MIDDLE = 0x000d0a51L;
    private static final long SIGNATURE_END = 0x5549540aL;
    private static final Table STREAMS = Table.of("tcp.port");

    /** Whether the header was read: everything else, in both directions, is behind it. */
    private static final Slot<Boolean> HEADER_READ = Slot.of("proxy");

    @Override
    public Protocol protocol() {
        return ProxyFields.PROXY;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(STREAMS);
        registrar.heuristic("tcp.port", ORDER, this);
    }

    @Override
    public boolean recognizes(Bytes payload) {
        return isVersion1(payload) || isVersion2(payload);
    }

    private static boolean isVersion1(Bytes payload) {
        return payload.startsWith("PROXY TCP4 ", 0)
                || payload.startsWith("PROXY TCP6 ", 0)
                || payload.startsWith("PROXY UNKNOWN", 0);
    }

    private static boolean isVersion2(Bytes payload) {
        return payload.length() >= SIGNATURE_LENGTH
                && payload.u32(0) == SIGNATURE_START
                && payload.u32(4) == SIGNATURE_MIDDLE
                && payload.u32(8) == SIGNATURE_END;
    }

    @Override
    public int pduLength(Bytes available) {
        throw new UnsupportedOperationException("only the first message is a header");
    }

    @Override
    public int pduLength(Bytes available, Dissection d) {
        if (Boolean.TRUE.equals(d.state(HEADER_READ))) {
            return available.length();
        }
        if (isVersion2(available)) {
            return available.length() < HEADER_LENGTH ? NEED_MORE : HEADER_LENGTH + available.u16(14);
        }
        int feed = available.indexOf('\n', 0);
        if (feed >= 0) {
            return feed + 1;
        }
        return available.length() < LONGEST_LINE ? NEED_MORE : available.length();
    }

    @Override
    public void dissect(Dissection d) {
        if (Boolean.TRUE.equals(d.state(HEADER_READ))) {
            int source = d.endpoints().sourcePort();
            int destination = d.endpoints().destinationPort();
            d.tunnel(STREAMS, d.direction() == 0 ? destination : source, this);
            return;
        }
        d.state(HEADER_READ, true);
        if (isVersion2(d.rest())) {
            ProxyHeader.version2(d);
        } else {
            ProxyHeader.version1(d);
        }
    }
}
