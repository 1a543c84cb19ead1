package dev.peel.dissectors.gtp;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** GTP: a user's packets in a mobile network, and the headers of what sets their tunnels up; 3GPP TS 29.060 and TS 29.281. */
public final class GtpDissector implements Dissector {
    private static final Protocol GTP = Protocol.of("gtp", "GTP", "GPRS Tunneling Protocol", GtpHeader.fields());

    @Override
    public Protocol protocol() {
        return GTP;
    }

    @Override
    public void register(Registrar registrar) {
        GtpHeader.register(registrar);
        registrar.bind("udp.port", 2123, this);
        registrar.bind("udp.port", 2152, this);
        registrar.bind("tcp.port", 2123, this);
        registrar.bind("tcp.port", 2152, this);
    }

    @Override
    public void dissect(Dissection d) {
        GtpHeader.read(d, GTP);
    }

    @Override
    public boolean accepts(Bytes payload) {
        return GtpHeader.isPlausible(payload);
    }

    static Protocol gtp() {
        return GTP;
    }
}
