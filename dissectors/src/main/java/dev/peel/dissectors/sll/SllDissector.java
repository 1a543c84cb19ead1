package dev.peel.dissectors.sll;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/**
 * The header of a Linux cooked capture, version 1, www.tcpdump.org LINKTYPE_LINUX_SLL.
 *
 * <pre>
 *  packet type (2) | hardware type (2) | address length (2) | address (8) | protocol (2)
 * </pre>
 */
public final class SllDissector implements Dissector {
    @Override
    public Protocol protocol() {
        return SllFields.SLL;
    }

    @Override
    public void register(Registrar registrar) {
        SllFields.register(registrar);
        registrar.bind("wtap_encap", 25, this);
    }

    @Override
    public void dissect(Dissection d) {
        int packetType = d.u16(SllFields.PACKET_TYPE);
        if (d.labelling()) {
            d.labelLayer("Linux cooked capture v1");
        }
        if (d.summarizing()) {
            d.summary(SllFields.SLL, SllFields.PACKET_TYPES.name(packetType, "Unknown (" + packetType + ")"));
        }
        int hardwareType = d.u16(SllFields.HARDWARE_TYPE);
        SllFields.address(d, hardwareType, d.u16(SllFields.ADDRESS_LENGTH_FIELD));
        int protocol = d.peekU16(0);
        SllFields.protocol(d, hardwareType, protocol);
        SllFields.next(d, hardwareType, protocol);
    }
}
