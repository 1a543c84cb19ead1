package dev.peel.dissectors.capwap;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The transport header of all CAPWAP packets, RFC 5415 4.3; {@link WirelessHeader} has its optional part.
 *
 * <pre>
 *  preamble (8) | header length (5) | radio (5) | wireless binding (5) | flags (9)
 *  fragment identifier (16) | fragment offset (13) | reserved (3) | [radio address] | [wireless information]
 * </pre>
 */
final class TransportHeader {
    static final int NATIVE = 0x100;
    static final int FRAGMENT = 0x080;
    static final int LAST_FRAGMENT = 0x040;
    static final int KEEP_ALIVE = 0x008;
    /** Of the fragment offset, which so is in bytes: units of eight, in place. */
    static final int OFFSET_MASK = 0xfff8;

    private static final int WIRELESS_INFORMATION = 0x020;
    private static final int RADIO_ADDRESS = 0x010;
    private static final int WORD = 4; // bytes, of the header's length
    private static final int PREAMBLE_LENGTH = 1; // bytes

    private static final Field HEADER = Field.group("capwap.header", "Header");
    private static final Field LENGTH =
            Field.uint("capwap.header.length", 24, "Header Length").mask(0xf80000);
    private static final Field RADIO =
            Field.uint("capwap.header.rid", 24, "Radio ID").mask(0x07c000);
    private static final Field BINDING = Field.uint("capwap.header.wbid", 24, "Wireless Binding ID")
            .mask(0x003e00)
            .values(Values.of(0, "Reserved", 1, "IEEE 802.11", 2, "IEEE 802.16", 3, "EPCGlobal"));
    private static final Field FLAGS =
            Field.uint("capwap.header.flags", 24, "Header Flags").mask(0x0001ff).hex();
    private static final Field[] FLAG_PARTS = {
        Field.flag("capwap.header.flags.t", 24, NATIVE, "Payload Type")
                .values(Values.of(0, "IEEE 802.3 frame", 1, "Native frame format (see Wireless Binding ID field)")),
        Field.flag("capwap.header.flags.f", 24, FRAGMENT, "Fragment")
                .values(Values.of(0, "Don't Fragment", 1, "Fragmented")),
        Field.flag("capwap.header.flags.l", 24, LAST_FRAGMENT, "Last Fragment")
                .values(Values.of(0, "More fragments follow", 1, "This is the last fragment")),
        Field.flag("capwap.header.flags.w", 24, WIRELESS_INFORMATION, "Wireless header")
                .values(Values.of(
                        0, "No Wireless Specific Information", 1, "Wireless Specific Information is present")),
        Field.flag("capwap.header.flags.m", 24, RADIO_ADDRESS, "Radio MAC header")
                .values(Values.of(0, "No Radio MAC Address", 1, "Radio MAC Address is present")),
        Field.flag("capwap.header.flags.k", 24, KEEP_ALIVE, "Keep-Alive")
                .values(Values.of(0, "No Keep-Alive", 1, "Keep-Alive Packet")),
        Field.uint("capwap.header.flags.r", 24, "Reserved").mask(0x000007).hex()
    };
    private static final Field IDENTIFIER = Field.uint("capwap.header.fragment.id", 16, "Fragment ID");
    private static final Field OFFSET =
            Field.uint("capwap.header.fragment.offset", 16, "Fragment Offset").mask(OFFSET_MASK);
    private static final Field RESERVED =
            Field.uint("capwap.header.fragment.reserved", 16, "Reserved").mask(0x0007);
    private static final Field LENGTH_WRONG =
            Field.group("capwap.header.length.bad", "The header's parts do not have the length that it tells");
    static final Field[] FIELDS = Stream.of(
                    new Field[] {HEADER, LENGTH, RADIO, BINDING, FLAGS, IDENTIFIER, OFFSET, RESERVED, LENGTH_WRONG},
                    FLAG_PARTS,
                    WirelessHeader.FIELDS)
            .flatMap(Stream::of)
            .toArray(Field[]::new);

    private TransportHeader() {}

    /**
     * Reads the header behind its preamble.
     *
     * @param isControl whether it is a control message's
     * @return the three bytes behind the preamble: flags as {@link #NATIVE}, and what {@link #binding} tells
     */
    static int read(Dissection d, boolean isControl) {
        int start = d.position();
        int mark = d.open(HEADER);
        int bits = d.peekU16(0) << 8 | d.peekU8(2);
        readLength(d, bits);
        d.peek(RADIO);
        d.peek(BINDING);
        d.bits(FLAGS, FLAG_PARTS);
        d.u16(IDENTIFIER);
        d.peek(OFFSET);
        d.u16(RESERVED);
        if ((bits & RADIO_ADDRESS) != 0) {
            WirelessHeader.readAddress(d);
        }
        if ((bits & WIRELESS_INFORMATION) != 0) {
            WirelessHeader.readInformation(d, binding(bits), isControl);
        }
        skipToEnd(d, bits, d.position() - start);
        d.close(mark);
        return bits;
    }

    private static void readLength(Dissection d, int bits) {
        d.peek(LENGTH);
        if (d.labelling()) {
            int words = words(bits);
            StringBuilder text = new StringBuilder();
            for (int bit = 4; bit >= 0; bit--) {
                text.append(words >> bit & 1).append(bit == 1 ? " " : "");
            }
            d.label(text + "... .... .... .... .... = Header Length: " + words + " (" + words * WORD + ")");
        }
    }

    /** What the header's length says counts, whatever its parts add up to. */
    private static void skipToEnd(Dissection d, int bits, int read) {
        int rest = words(bits) * WORD - PREAMBLE_LENGTH - read;
        if (rest == 0) {
            return;
        }
        d.expert(
                LENGTH_WRONG,
                -read,
                Severity.WARNING,
                ExpertGroup.MALFORMED,
                String.format(
                        Locale.ROOT,
                        "Wrong header length: %d bytes, its parts have %d, RFC 5415 4.3",
                        words(bits) * WORD,
                        PREAMBLE_LENGTH + read));
        if (rest > 0) {
            d.skip(rest);
        }
    }

    private static int words(int bits) {
        return bits >> 19;
    }

    /** {@return the wireless binding that {@code bits} name, 0 to 31} */
    static int binding(int bits) {
        return bits >> 9 & 0x1f;
    }
}
