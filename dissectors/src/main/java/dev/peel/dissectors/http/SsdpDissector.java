package dev.peel.dissectors.http;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** The Simple Service Discovery Protocol, UPnP Device Architecture 1.1 section 1: HTTP messages in datagrams. */
public final class SsdpDissector implements Dissector {
    private static final Protocol SSDP = Protocol.of("ssdp", "SSDP", "Simple Service Discovery Protocol");

    @Override
    public Protocol protocol() {
        return SSDP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(HttpFields.HTTP);
        registrar.table(HttpMessage.MEDIA_TYPES);
        registrar.bind("udp.port", 1900, this);
    }

    @Override
    public void dissect(Dissection d) {
        new HttpMessage(d, SSDP).read();
    }
}
