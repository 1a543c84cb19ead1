package dev.peel.dissectors.pppoe;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Protocol;

/**
 * PPP over Ethernet, session stage, RFC 2516.
 *
 * <pre>
 *  version (4 bits) | type (4 bits) | code (1) | session (2) | length (2) | payload
 * </pre>
 */
public final class PppoeSessionDissector implements Dissector {
    private static final int SESSION_DATA = 0x00; // RFC 2516 6
    private static final Protocol SESSION = Protocol.of("pppoes", "PPPoES", "PPP-over-Ethernet Session");
    private static final Table PAYLOAD = Table.of("pppoe.session");

    @Override
    public Protocol protocol() {
        return SESSION;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(PppoeHeader.PPPOE);
        registrar.table(PAYLOAD);
        registrar.bind("ethertype", 0x8864, this);
        registrar.bind("wtap_encap", 139, this);
    }

    @Override
    public void dissect(Dissection d) {
        int codeAndLength = PppoeHeader.read(d, SESSION);
        if (codeAndLength >>> 16 == SESSION_DATA) {
            PppoeHeader.checkLength(d, codeAndLength & 0xffff);
            // What follows the payload is not the frame's padding for tshark, but it is not the payload's either.
            d.next(PAYLOAD, 0, Math.min(codeAndLength & 0xffff, d.remaining()));
        } else {
            d.data();
        }
    }
}
