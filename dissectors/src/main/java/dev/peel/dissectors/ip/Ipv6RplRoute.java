package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import java.util.stream.Stream;

/**
 * The source route of RPL, RFC 6554 3: addresses without the leading bytes that they share with the packet's destination.
 *
 * <pre>
 *  omitted from all but the last (4 bits) | omitted from the last (4) | padding bytes (4) | reserved (20) | addresses
 * </pre>
 */
final class Ipv6RplRoute {
    private static final int ADDRESS_LENGTH = 16; // bytes

    private static final Field INTERNAL = Field.uint("ipv6.routing.rpl.cmprI", 32, "Compressed Internal Octets (CmprI)")
            .mask(0xf000_0000L);
    private static final Field FINAL = Field.uint("ipv6.routing.rpl.cmprE", 32, "Compressed Final Octets (CmprE)")
            .mask(0x0f00_0000);
    private static final Field PADDING =
            Field.uint("ipv6.routing.rpl.pad", 32, "Padding Bytes").mask(0x00f0_0000);
    private static final Field RESERVED =
            Field.uint("ipv6.routing.rpl.reserved", 32, "Reserved").mask(0x000f_ffff);
    private static final Field ADDRESS = Field.bytes("ipv6.routing.rpl.address", "Address");
    private static final Field FULL_ADDRESS = Field.ipv6("ipv6.routing.rpl.full_address", "Full Address");

    private Ipv6RplRoute() {}

    static Stream<Field> fields() {
        return Stream.of(INTERNAL, FINAL, PADDING, RESERVED, ADDRESS, FULL_ADDRESS);
    }

    /** Reads the route up to {@code end}, a position. */
    static void read(Dissection d, int end) {
        int omitted = (int) d.peek(INTERNAL);
        int omittedFromLast = (int) d.peek(FINAL);
        int padding = (int) d.peek(PADDING);
        d.u32(RESERVED);
        int addressesEnd = end - padding;
        while (addressesEnd - d.position() >= 2 * ADDRESS_LENGTH - omitted - omittedFromLast) {
            readAddress(d, omitted);
        }
        if (addressesEnd - d.position() >= ADDRESS_LENGTH - omittedFromLast) {
            readAddress(d, omittedFromLast);
        }
    }

    private static void readAddress(Dissection d, int omitted) {
        int length = ADDRESS_LENGTH - omitted;
        d.bytes(ADDRESS, length);
        if (d.wants(FULL_ADDRESS)) {
            long high = d.endpoints().destinationHigh();
            long low = d.endpoints().destinationLow();
            byte[] full = new byte[ADDRESS_LENGTH];
            for (int i = 0; i < ADDRESS_LENGTH; i++) {
                long half = i < 8 ? high : low;
                full[i] = (byte) (i < omitted ? half >>> (7 - i % 8) * 8 : d.peekU8(i - ADDRESS_LENGTH));
            }
            d.generated(FULL_ADDRESS, full);
        }
    }
}
