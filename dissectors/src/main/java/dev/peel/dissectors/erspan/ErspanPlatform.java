package dev.peel.dissectors.erspan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** The optional eight bytes of ERSPAN type III, which mean something else on every platform, draft-foschiano-erspan section 4.3. */
final class ErspanPlatform {
    private static final int HALF = 4; // bytes

    private static final Field PLATFORM =
            Field.uint("erspan.platid", 32, "Platform ID").mask(0xfc000000L);
    private static final Field RESERVED_1 =
            Field.uint("erspan.pid1.rsvd1", 32, "Reserved").mask(0x03fff000);
    private static final Field DOMAIN_1 =
            Field.uint("erspan.pid1.vsmid", 32, "VSM Domain ID").mask(0x00000fff);
    private static final Field PORT_1 = Field.uint("erspan.pid1.port_index", 32, "Port ID/Index");
    private static final Field RESERVED_3 =
            Field.uint("erspan.pid3.rsvd1", 32, "Reserved").mask(0x03ffc000);
    private static final Field PORT_3 =
            Field.uint("erspan.pid3.port_index", 32, "Port ID/Index").mask(0x00003fff);
    private static final Field TIMESTAMP_3 = Field.uint("erspan.pid3.timestamp", 32, "Upper 32-bit Timestamp");
    private static final Field RESERVED_4A =
            Field.uint("erspan.pid4.rsvd1", 32, "Reserved").mask(0x03ffc000);
    private static final Field RESERVED_4B =
            Field.uint("erspan.pid4.rsvd2", 32, "Reserved").mask(0x00003fff);
    private static final Field RESERVED_4C = Field.uint("erspan.pid4.rsvd3", 32, "Reserved");
    private static final Field SWITCH_5 =
            Field.uint("erspan.pid5.switchid", 32, "Switch ID").mask(0x03ff0000);
    private static final Field PORT_5 =
            Field.uint("erspan.pid5.port_index", 32, "Port ID/Index").mask(0x0000ffff);
    private static final Field TIMESTAMP_5 = Field.uint("erspan.pid5.timestamp", 32, "Timestamp (seconds)");
    private static final Field RESERVED_7 =
            Field.uint("erspan.pid7.rsvd1", 32, "Reserved").mask(0x03f00000);
    private static final Field SOURCE_7 =
            Field.uint("erspan.pid7.source_index", 32, "Source Index").mask(0x000fffff);
    private static final Field TIMESTAMP_7 = Field.uint("erspan.pid7.timestamp", 32, "Upper 32-bit Timestamp");
    static final Field[] FIELDS = {
        PLATFORM,
        RESERVED_1,
        DOMAIN_1,
        PORT_1,
        RESERVED_3,
        PORT_3,
        TIMESTAMP_3,
        RESERVED_4A,
        RESERVED_4B,
        RESERVED_4C,
        SWITCH_5,
        PORT_5,
        TIMESTAMP_5,
        RESERVED_7,
        SOURCE_7,
        TIMESTAMP_7
    };

    private ErspanPlatform() {}

    static void read(Dissection d) {
        int platform = (int) d.peek(PLATFORM);
        switch (platform) {
            case 1 -> halves(d, RESERVED_1, DOMAIN_1, PORT_1);
            case 3 -> halves(d, RESERVED_3, PORT_3, TIMESTAMP_3);
            case 4 -> halves(d, RESERVED_4A, RESERVED_4B, RESERVED_4C);
            case 5, 6 -> halves(d, SWITCH_5, PORT_5, TIMESTAMP_5);
            case 7 -> halves(d, RESERVED_7, SOURCE_7, TIMESTAMP_7);
            default -> d.skip(2 * HALF);
        }
    }

    private static void halves(Dissection d, Field upper, Field lower, Field second) {
        d.peek(upper);
        d.u32(lower);
        d.u32(second);
    }
}
