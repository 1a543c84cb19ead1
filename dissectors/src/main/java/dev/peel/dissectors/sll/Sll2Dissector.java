package dev.peel.dissectors.sll;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/**
 * The header of a Linux cooked capture, version 2, www.tcpdump.org LINKTYPE_LINUX_SLL2.
 *
 * <pre>
 *  protocol (2) | reserved (2) | interface (4) | hardware type (2) | packet type (1) | address length (1) | address (8)
 * </pre>
 */
public final class Sll2Dissector implements Dissector {
    private static final int HARDWARE_TYPE_AHEAD = 8; // bytes

    @Override
    public Protocol protocol() {
        return SllFields.SLL;
    }

    @Override
    public void register(Registrar registrar) {
        SllFields.register(registrar);
        registrar.bind("wtap_encap", 210, this);
    }

    @Override
    public void dissect(Dissection d) {
        int hardwareType = d.peekU16(HARDWARE_TYPE_AHEAD);
        int protocol = d.peekU16(0);
        if (d.labelling()) {
            d.labelLayer("Linux cooked capture v2");
        }
        SllFields.protocol(d, hardwareType, protocol);
        d.skip(2);
        d.u32(SllFields.INTERFACE);
        d.u16(SllFields.HARDWARE_TYPE);
        int packetType = d.peekU8(0);
        d.value(SllFields.PACKET_TYPE, 1, packetType);
        if (d.summarizing()) {
            d.summary(SllFields.SLL, SllFields.PACKET_TYPES.name(packetType, "Unknown (" + packetType + ")"));
        }
        int addressLength = d.peekU8(0);
        d.value(SllFields.ADDRESS_LENGTH_FIELD, 1, addressLength);
        SllFields.address(d, hardwareType, addressLength);
        SllFields.next(d, hardwareType, protocol);
    }
}
