package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.FragmentKey;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Endpoints;
import dev.peel.dissectors.values.TruthNames;
import java.util.HexFormat;

/**
 * The IPv6 fragment header, RFC 8200 4.5.
 *
 * <pre>
 *  next header | reserved |   offset (13 bits) | reserved (2) | more (1)
 *                     identification
 * </pre>
 */
final class Ipv6FragmentHeader extends Ipv6ExtensionHeader {
    private static final int LENGTH = 8; // bytes
    private static final int OFFSET_MASK = 0xfff8; // the offset's unit is 8 bytes, so the masked number is one of bytes
    private static final int MORE_FRAGMENTS = 1;

    private static final Field NEXT_HEADER =
            Field.uint("ipv6.fraghdr.nxt", 8, "Next header").values(IpProtocols.NAMES);
    private static final Field RESERVED_OCTET =
            Field.uint("ipv6.fraghdr.reserved_octet", 8, "Reserved octet").hex();
    private static final Field OFFSET =
            Field.uint("ipv6.fraghdr.offset", 16, "Offset").mask(OFFSET_MASK);
    private static final Field RESERVED_BITS =
            Field.uint("ipv6.fraghdr.reserved_bits", 16, "Reserved bits").mask(0x0006);
    private static final Field MORE = Field.flag("ipv6.fraghdr.more", 16, MORE_FRAGMENTS, "More Fragments")
            .values(TruthNames.YES_NO);
    private static final Field IDENTIFICATION =
            Field.uint("ipv6.fraghdr.ident", 32, "Identification").hex();
    private static final Protocol PROTOCOL = Protocol.of(
            "ipv6.fraghdr",
            "IPv6 Fragment",
            "Fragment Header for IPv6",
            NEXT_HEADER,
            RESERVED_OCTET,
            OFFSET,
            RESERVED_BITS,
            MORE,
            IDENTIFICATION);

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    int read(Dissection d) {
        int next = d.u8(NEXT_HEADER);
        d.u8(RESERVED_OCTET);
        d.peek(OFFSET);
        d.peek(RESERVED_BITS);
        d.u16(MORE);
        d.u32(IDENTIFICATION);
        return next;
    }

    /**
     * {@return whether the cursor, which stands behind a fragment header, stands on a whole packet's payload, after putting it together
     * if need be}
     *
     * @param isWhole whether the fragment is whole; one that is quoted in an error message counts as much as any other
     */
    boolean leadsOn(Dissection d, int next, boolean isWhole) {
        int places = d.peekU16(2 - LENGTH);
        long identification = d.peekU32(4 - LENGTH);
        int offset = places & OFFSET_MASK;
        boolean more = (places & MORE_FRAGMENTS) != 0;
        if (offset == 0 && !more) {
            return true;
        }
        Endpoints ends = d.endpoints();
        // RFC 8200 4.5: addresses and identification name the packet, whatever the next header says.
        FragmentKey packet = new FragmentKey(
                ends.sourceHigh(),
                ends.sourceLow(),
                ends.destinationHigh(),
                ends.destinationLow(),
                6,
                0,
                identification);
        if (isWhole && d.fragment(packet, offset, more, Ipv6Dissector.REASSEMBLY)) {
            return true;
        }
        if (d.summarizing()) {
            d.summary(
                    Ipv6Dissector.IPV6,
                    "IPv6 fragment (off=" + offset + " more=" + (more ? "y" : "n") + " ident=0x"
                            + HexFormat.of().toHexDigits(identification, 8) + " nxt=" + next + ")");
        }
        d.data();
        return false;
    }
}
