package dev.peel.dissectors.loopback;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** The header of OpenBSD's loopback, www.tcpdump.org LINKTYPE_LOOP: as LINKTYPE_NULL, but always big-endian. */
public final class LoopDissector implements Dissector {
    @Override
    public Protocol protocol() {
        return LoopbackFamily.NULL;
    }

    @Override
    public void register(Registrar registrar) {
        LoopbackFamily.register(registrar);
        registrar.bind("wtap_encap", 174, this);
    }

    @Override
    public void dissect(Dissection d) {
        LoopbackFamily.nextByFamily(d, d.peekU32(0));
    }
}
