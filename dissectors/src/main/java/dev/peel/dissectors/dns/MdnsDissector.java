package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** Multicast DNS, RFC 6762: messages as those of the Domain Name System. */
public final class MdnsDissector implements Dissector {
    private static final Protocol MDNS = Protocol.of("mdns", "mDNS", "Multicast Domain Name System");

    @Override
    public Protocol protocol() {
        return MDNS;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(DnsMessage.DNS);
        registrar.bind("udp.port", 5353, this);
    }

    @Override
    public void dissect(Dissection d) {
        new DnsMessage(d, DnsMessage.Kind.MDNS).read();
    }
}
