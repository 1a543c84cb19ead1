package dev.peel.dissectors.capwap;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.FragmentKey;
import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.core.flow.Endpoints;
import java.util.stream.Stream;

/**
 * What packets of both channels, control and data, start with, RFC 5415 4.2: a preamble and a header, or DTLS.
 *
 * <pre>
 *  version (4) | type (4) | transport header
 *  version (4) | type (4) | reserved (24) | DTLS
 * </pre>
 */
final class Channel {
    /** What {@link #read} returns when nothing is left to do. */
    static final int DONE = -1;

    private static final int DTLS = 1;
    private static final int TYPE_MASK = 0x0f;
    private static final int IDENTIFIER_AT = 3; // bytes behind the preamble
    private static final int OFFSET_AT = 5; // bytes behind the preamble

    private static final Field PREAMBLE = Field.group("capwap.preamble", "Preamble");
    private static final Field VERSION =
            Field.uint("capwap.preamble.version", 8, "Version").mask(0xf0);
    private static final Field TYPE = Field.uint("capwap.preamble.type", 8, "Type")
            .mask(TYPE_MASK)
            .values(Values.of(0, "CAPWAP Header", DTLS, "CAPWAP DTLS Header"));
    private static final Field RESERVED = Field.uint("capwap.preamble.reserved", 24, "Reserved");
    private static final Field FRAGMENTS = Field.group("capwap.fragments", "Message fragments");
    private static final Field FRAGMENT = Field.frameNumber("capwap.fragment", "Message fragment");
    private static final Field FRAGMENT_COUNT = Field.uint("capwap.fragment.count", 32, "Message fragment count");
    private static final Field REASSEMBLED_LENGTH =
            Field.uint("capwap.reassembled.length", 32, "Reassembled CAPWAP length");
    private static final ReassemblyFields REASSEMBLY =
            new ReassemblyFields(FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH);
    static final Field[] FIELDS = Stream.of(
                    new Field[] {
                        PREAMBLE, VERSION, TYPE, RESERVED, FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH
                    },
                    TransportHeader.FIELDS)
            .flatMap(Stream::of)
            .toArray(Field[]::new);
    private static final Table ENCRYPTED = Table.of("capwap.preamble.type");

    private Channel() {}

    static void register(Registrar registrar) {
        registrar.table(ENCRYPTED);
    }

    /**
     * Reads preamble and header, and puts fragments together.
     *
     * @param name the channel's name for the summary
     * @param isControl whether the header is a control message's
     * @return what {@link TransportHeader#read} returns; {@link #DONE} when the payload is DTLS or not whole yet
     */
    static int read(Dissection d, String name, boolean isControl) {
        if (d.summarizing()) {
            d.summary(name, name);
        }
        int mark = d.open(PREAMBLE);
        d.peek(VERSION);
        boolean isEncrypted = (d.u8(TYPE) & TYPE_MASK) == DTLS;
        if (isEncrypted) {
            d.u24(RESERVED);
        }
        d.close(mark);
        if (isEncrypted) {
            d.next(ENCRYPTED, DTLS);
            return DONE;
        }
        int start = d.position();
        int bits = TransportHeader.read(d, isControl);
        int back = start - d.position();
        int identifier = d.peekU16(back + IDENTIFIER_AT);
        int offset = d.peekU16(back + OFFSET_AT) & TransportHeader.OFFSET_MASK;
        if ((bits & TransportHeader.FRAGMENT) == 0
                || isWhole(d, identifier, offset, (bits & TransportHeader.LAST_FRAGMENT) == 0)) {
            return bits;
        }
        if (d.summarizing()) {
            d.summary(name, name + " (Fragment ID: " + identifier + ", Fragment Offset: " + offset + ")");
        }
        d.data();
        return DONE;
    }

    /** {@return whether the cursor stands on the whole payload, after adding the fragment at hand to it} */
    private static boolean isWhole(Dissection d, int identifier, int offset, boolean more) {
        Endpoints ends = d.endpoints();
        int ports = ends.sourcePort() << 16 | ends.destinationPort(); // access points may share an address
        FragmentKey payload = new FragmentKey(
                ends.sourceHigh(),
                ends.sourceLow(),
                ends.destinationHigh(),
                ends.destinationLow(),
                ends.family(),
                ports,
                identifier);
        return d.fragment(payload, offset, more, REASSEMBLY);
    }
}
