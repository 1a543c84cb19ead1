package dev.peel.dissectors.gtp;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** GTP': a mobile network's charging records, 3GPP TS 32.295, and what of GTP's version 0 goes to the same port. */
public final class GtpPrimeDissector implements Dissector {
    private static final Protocol GTP_PRIME = Protocol.of("gtpprime", "GTP (Prime)", "GPRS Tunneling Protocol Prime");

    @Override
    public Protocol protocol() {
        return GTP_PRIME;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(GtpDissector.gtp());
        GtpHeader.register(registrar);
        registrar.bind("udp.port", 3386, this);
        registrar.bind("tcp.port", 3386, this);
    }

    @Override
    public boolean accepts(Bytes payload) {
        return GtpHeader.isPlausible(payload);
    }

    @Override
    public void dissect(Dissection d) {
        GtpHeader.read(d, GTP_PRIME);
    }
}
