package dev.peel.dissectors.mpls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;

/**
 * The control word in front of an Ethernet frame, RFC 4448 section 4.6.
 *
 * <pre>
 *  0 (4 bits) | reserved (12 bits) | sequence number (16 bits)
 * </pre>
 */
final class ControlWordDissector implements Dissector {
    private static final Field SEQUENCE = Field.uint("pweth.cw.sequence_number", 16, "PW sequence number (ethernet)");
    private static final Protocol CONTROL_WORD =
            Protocol.of("pwethcw", "Ethernet PW (with CW)", "PW Ethernet Control Word", SEQUENCE);

    @Override
    public Protocol protocol() {
        return CONTROL_WORD;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
    }

    @Override
    public void dissect(Dissection d) {
        d.skip(2);
        d.u16(SEQUENCE);
        d.next(Ethertype.TABLE, Ethertype.TRANSPARENT_BRIDGING);
    }
}
