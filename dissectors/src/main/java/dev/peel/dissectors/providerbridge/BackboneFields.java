package dev.peel.dissectors.providerbridge;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.ethertype.HardwareAddress;
import dev.peel.dissectors.ethertype.Trailer;

/** The fields of IEEE 802.1ah, which also stand behind a provider bridge's tag. */
final class BackboneFields {
    private static final Field PRIORITY =
            Field.uint("ieee8021ah.priority", 32, "Priority").mask(0xe0000000L);
    private static final Field DROP = Field.uint("ieee8021ah.drop", 32, "DROP").mask(0x10000000L);
    private static final Field NO_CUSTOMER_ADDRESSES =
            Field.uint("ieee8021ah.nca", 32, "NCA").mask(0x08000000L);
    private static final Field RESERVED_1 =
            Field.uint("ieee8021ah.res1", 32, "RES1").mask(0x04000000L);
    private static final Field RESERVED_2 =
            Field.uint("ieee8021ah.res2", 32, "RES2").mask(0x03000000L);
    private static final Field SERVICE =
            Field.uint("ieee8021ah.isid", 32, "I-SID").mask(0x00ffffffL);
    private static final Field DESTINATION = Field.ether("ieee8021ah.cdst", "C-Destination");
    private static final Field SOURCE = Field.ether("ieee8021ah.csrc", "C-Source");
    private static final Field TYPE =
            Field.uint("ieee8021ah.etype", 16, "Type").hex().values(Ethertype.NAMES);
    private static final Field TRAILER = Field.bytes("ieee8021ah.trailer", "Trailer");
    static final Protocol BACKBONE_BRIDGE = Protocol.of(
            "ieee8021ah",
            "802.1ah",
            "IEEE 802.1ah",
            PRIORITY,
            DROP,
            NO_CUSTOMER_ADDRESSES,
            RESERVED_1,
            RESERVED_2,
            SERVICE,
            DESTINATION,
            SOURCE,
            TYPE,
            TRAILER);
    static final int SERVICE_TAG = 0x88e7;

    private BackboneFields() {}

    static void register(Registrar registrar) {
        registrar.protocol(BACKBONE_BRIDGE);
        Ethertype.register(registrar);
        Trailer.register(registrar, TRAILER);
    }

    /** Reads a service tag with the customer's addresses, and labels the layer with {@code prefix} and these. */
    static void serviceTag(Dissection d, String prefix) {
        d.peek(PRIORITY);
        d.peek(DROP);
        d.peek(NO_CUSTOMER_ADDRESSES);
        d.peek(RESERVED_1);
        d.peek(RESERVED_2);
        long tag = d.u32(SERVICE);
        if (d.summarizing()) {
            d.summary(
                    BACKBONE_BRIDGE,
                    "PRI: " + (tag >> 29) + "  Drop: " + (tag >> 28 & 1) + "  NCA: " + (tag >> 27 & 1) + "  Res1: "
                            + (tag >> 26 & 1) + "  Res2: " + (tag >> 24 & 3) + "  I-SID: " + (tag & 0xffffff));
        }
        long destination = d.ether(DESTINATION);
        d.etherDestination(destination);
        long source = d.ether(SOURCE);
        d.etherSource(source);
        if (d.labelling()) {
            d.labelLayer("IEEE 802.1ah, " + prefix + "I-SID: " + (tag & 0xffffff) + ", C-Src: "
                    + HardwareAddress.text(source) + ", C-Dst: " + HardwareAddress.text(destination));
        }
    }

    /** Reads the type, hands on the payload, and reads what stands behind it. */
    static void next(Dissection d) {
        Ethertype.next(d, d.u16(TYPE));
        Trailer.read(d, TRAILER);
    }
}
