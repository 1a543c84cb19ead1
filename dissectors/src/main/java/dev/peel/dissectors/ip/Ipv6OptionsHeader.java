package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.values.NamedValues;

/**
 * The two IPv6 extension headers that hold options: for every hop, RFC 8200 4.3, and for the destination, 4.6.
 *
 * <pre>
 *  next header | length | options
 * </pre>
 */
final class Ipv6OptionsHeader extends Ipv6ExtensionHeader {
    private static final int FIXED_LENGTH = 2; // bytes

    private final Field nextHeader;
    private final Field length;
    private final Field lengthOctets;
    private final Protocol protocol;

    Ipv6OptionsHeader(String name, String shortName, String label) {
        nextHeader = Field.uint(name + ".nxt", 8, "Next Header").values(NamedValues.of("ip-protocols.tsv"));
        length = Field.uint(name + ".len", 8, "Length");
        lengthOctets = Field.uint(name + ".len_oct", 16, "Length");
        protocol = Protocol.of(name, shortName, label, nextHeader, length, lengthOctets);
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    int read(Dissection d) {
        int next = d.u8(nextHeader);
        int octets = (d.u8(length) + 1) * UNIT;
        d.generated(lengthOctets, octets);
        Ipv6Options.read(d, octets - FIXED_LENGTH);
        return next;
    }
}
