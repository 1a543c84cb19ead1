package dev.peel.dissectors.vxlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;

/**
 * VXLAN with the generic protocol extension, draft-ietf-nvo3-vxlan-gpe.
 *
 * <pre>
 *  flags (1) | reserved (2) | next protocol (1) | network (3) | reserved (1) | payload
 * </pre>
 */
public final class GenericVxlanDissector implements Dissector {
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int ETHERNET = 3;

    private static final Protocol GENERIC = Protocol.of(
                    "vxlan_gpe", "VXLAN (GPE)", "Virtual eXtensible Local Area Network (GPE)")
            .uncounted();
    private static final Field[] FLAG_PARTS = {
        VxlanFields.VERSION, VxlanFields.INSTANCE, VxlanFields.NEXT_PROTOCOL_FLAG, VxlanFields.OAM
    };
    private static final Table NEXT_PROTOCOLS = Table.of("vxlan.next_proto");

    @Override
    public Protocol protocol() {
        return GENERIC;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(VxlanFields.VXLAN);
        registrar.table(Ethertype.TABLE);
        registrar.table(NEXT_PROTOCOLS);
        registrar.bind("udp.port", 4790, this);
    }

    @Override
    public void dissect(Dissection d) {
        d.bits(VxlanFields.GENERIC_FLAGS, FLAG_PARTS);
        d.u16(VxlanFields.RESERVED_16);
        int next = d.u8(VxlanFields.NEXT_PROTOCOL);
        d.u24(VxlanFields.NETWORK);
        d.u8(VxlanFields.RESERVED_8);
        if (d.summarizing()) {
            d.summary(GENERIC, "");
        }
        switch (next) {
            case IPV4 -> d.next(Ethertype.TABLE, Ethertype.IPV4);
            case IPV6 -> d.next(Ethertype.TABLE, Ethertype.IPV6);
            case ETHERNET -> d.next(Ethertype.TABLE, Ethertype.TRANSPARENT_BRIDGING);
            default -> d.next(NEXT_PROTOCOLS, next);
        }
    }
}
