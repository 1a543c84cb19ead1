package dev.peel.dissectors.gre;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/**
 * The source route of RFC 1701.
 *
 * <pre>
 *  address family (2) | offset (1) | length (1) | routing information; an entry of family 0 and length 0 is the last
 * </pre>
 */
final class GreRouting {
    private static final Field ROUTING = Field.group("gre.routing", "Routing");
    private static final Field FAMILY = Field.uint("gre.routing.address_family", 16, "Address Family");
    private static final Field OFFSET = Field.uint("gre.routing.sre_offset", 8, "SRE Offset");
    private static final Field LENGTH = Field.uint("gre.routing.src_length", 8, "SRE Length");
    private static final Field INFORMATION = Field.bytes("gre.routing.information", "Routing Information");
    static final Field[] FIELDS = {ROUTING, FAMILY, OFFSET, LENGTH, INFORMATION};

    private GreRouting() {}

    static void read(Dissection d) {
        int mark = d.open(ROUTING);
        int family;
        int length;
        do {
            family = d.u16(FAMILY);
            d.u8(OFFSET);
            length = d.u8(LENGTH);
            if (length > 0) {
                d.bytes(INFORMATION, length);
            }
        } while (family != 0 || length != 0);
        d.close(mark);
    }
}
