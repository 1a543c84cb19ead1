package dev.peel.dissectors.vxlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;

/**
 * VXLAN, RFC 7348, with the group policy extension.
 *
 * <pre>
 *  flags (2) | group policy (2) | network (3) | reserved (1) | Ethernet frame
 * </pre>
 */
public final class VxlanDissector implements Dissector {
    private static final Field[] FLAG_PARTS = {
        VxlanFields.GROUP_POLICY_FLAG,
        VxlanFields.NETWORK_FLAG,
        VxlanFields.DO_NOT_LEARN,
        VxlanFields.POLICY_APPLIED,
        VxlanFields.RESERVED_FLAGS
    };

    @Override
    public Protocol protocol() {
        return VxlanFields.VXLAN;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.bind("udp.port", 4789, this);
    }

    @Override
    public void dissect(Dissection d) {
        d.bits(VxlanFields.FLAGS, FLAG_PARTS);
        d.u16(VxlanFields.GROUP_POLICY);
        d.u24(VxlanFields.NETWORK);
        d.u8(VxlanFields.RESERVED_8);
        if (d.summarizing()) {
            d.summary(VxlanFields.VXLAN, "");
        }
        d.next(Ethertype.TABLE, Ethertype.TRANSPARENT_BRIDGING);
    }
}
