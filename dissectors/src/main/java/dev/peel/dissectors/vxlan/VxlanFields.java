package dev.peel.dissectors.vxlan;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import dev.peel.dissectors.values.TruthNames;

/** The fields of both kinds of VXLAN header. */
final class VxlanFields {
    static final Field FLAGS = Field.uint("vxlan.flags", 16, "Flags").hex();
    static final Field RESERVED_FLAGS =
            Field.uint("vxlan.flags_reserved", 16, "Reserved(R)").mask(0x77b7).hex();
    static final Field GROUP_POLICY_FLAG =
            Field.flag("vxlan.flag_g", 16, 0x8000, "GBP Extension").values(Values.of(0, "Not defined", 1, "Defined"));
    static final Field NETWORK_FLAG =
            Field.flag("vxlan.flag_i", 16, 0x0800, "VXLAN Network ID (VNI)").values(TruthNames.TRUE_FALSE);
    static final Field DO_NOT_LEARN =
            Field.flag("vxlan.flag_d", 16, 0x0040, "Don't Learn").values(TruthNames.TRUE_FALSE);
    static final Field POLICY_APPLIED =
            Field.flag("vxlan.flag_a", 16, 0x0008, "Policy Applied").values(TruthNames.TRUE_FALSE);
    static final Field GENERIC_FLAGS = Field.uint("vxlan.flags", 8, "Flags").hex();
    static final Field VERSION = Field.uint("vxlan.ver", 8, "Version").mask(0x30);
    static final Field INSTANCE = Field.uint("vxlan.i_bit", 8, "Instance").mask(0x08);
    static final Field NEXT_PROTOCOL_FLAG =
            Field.uint("vxlan.p_bit", 8, "Next Protocol Bit").mask(0x04);
    static final Field OAM = Field.uint("vxlan.o_bit", 8, "OAM bit").mask(0x01);
    static final Field RESERVED_16 = Field.uint("vxlan.reserved_16", 16, "Reserved");
    static final Field NEXT_PROTOCOL =
            Field.uint("vxlan.next_proto", 8, "Next Protocol").values(NamedValues.of("vxlan-next-protocols.tsv"));
    static final Field GROUP_POLICY = Field.uint("vxlan.gbp", 16, "Group Policy ID");
    static final Field NETWORK = Field.uint("vxlan.vni", 24, "VXLAN Network Identifier (VNI)");
    static final Field RESERVED_8 = Field.uint("vxlan.reserved8", 8, "Reserved");
    static final Protocol VXLAN = Protocol.of(
            "vxlan",
            "VXLAN",
            "Virtual eXtensible Local Area Network",
            FLAGS,
            RESERVED_FLAGS,
            GROUP_POLICY_FLAG,
            NETWORK_FLAG,
            DO_NOT_LEARN,
            POLICY_APPLIED,
            GENERIC_FLAGS,
            VERSION,
            INSTANCE,
            NEXT_PROTOCOL_FLAG,
            OAM,
            RESERVED_16,
            NEXT_PROTOCOL,
            GROUP_POLICY,
            NETWORK,
            RESERVED_8);

    private VxlanFields() {}
}
