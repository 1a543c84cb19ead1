package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** The Domain Name System over UDP, RFC 1035 4.2.1. */
public final class DnsDissector implements Dissector {
    @Override
    public Protocol protocol() {
        return DnsMessage.DNS;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("udp.port", 53, this);
    }

    @Override
    public void dissect(Dissection d) {
        new DnsMessage(d, DnsMessage.Kind.DNS).read();
    }
}
