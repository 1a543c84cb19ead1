package dev.peel.dissectors.dns;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Protocol;

/** The Domain Name System over TCP, where its length stands before each message, RFC 1035 4.2.2. */
public final class DnsStreamDissector implements StreamDissector {
    private static final int LENGTH = 2; // bytes

    @Override
    public Protocol protocol() {
        return DnsMessage.DNS;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("tcp.port", 53, this);
        registrar.bind("tcp.port", 5353, this);
    }

    @Override
    public int pduLength(Bytes available) {
        return available.length() < LENGTH ? NEED_MORE : LENGTH + available.u16(0);
    }

    @Override
    public void dissect(Dissection d) {
        d.u16(DnsMessage.LENGTH);
        new DnsMessage(d, DnsMessage.Kind.DNS).read();
    }
}
