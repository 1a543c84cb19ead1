package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** Link-local Multicast Name Resolution, RFC 4795: messages as those of the Domain Name System. */
public final class LlmnrDissector implements Dissector {
    private static final Protocol LLMNR = Protocol.of("llmnr", "LLMNR", "Link-local Multicast Name Resolution");

    @Override
    public Protocol protocol() {
        return LLMNR;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(DnsMessage.DNS);
        registrar.bind("udp.port", 5355, this);
    }

    @Override
    public void dissect(Dissection d) {
        new DnsMessage(d, DnsMessage.Kind.LLMNR).read();
    }
}
