package dev.peel.dissectors.arcnet;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/**
 * ARCNET as Linux captures it. A packet that is sent in several frames, RFC 1201, is not put together.
 *
 * <pre>
 *  source (1) | destination (1) | offset (2) | protocol (1) | split flag (1) | sequence (2)      RFC 1201
 *  source (1) | destination (1) | offset (2) | protocol (1)                                      RFC 1051
 * </pre>
 */
public final class ArcnetDissector implements Dissector {
    private static final int OFFSET_LENGTH = 2; // bytes
    private static final int EXCEPTION = 0xff; // in place of a split flag: the frame was made longer, RFC 1201
    private static final int IP_UNSPLIT = 0xf0; // RFC 1051
    private static final int ARP_UNSPLIT = 0xf1;
    private static final int DIAGNOSE = 0x80; // neither this nor BACnet goes by RFC 1201
    private static final int BACNET = 0xcd;

    private static final Values PROTOCOLS = NamedValues.of("arcnet-protocols.tsv");
    private static final Field SOURCE = Field.uint("arcnet.src", 8, "Source").hex();
    private static final Field DESTINATION = Field.uint("arcnet.dst", 8, "Dest").hex();
    private static final Field OFFSET = Field.bytes("arcnet.offset", "Offset");
    private static final Field PROTOCOL =
            Field.uint("arcnet.protID", 8, "Protocol ID").hex().values(PROTOCOLS);
    private static final Field SPLIT = Field.uint("arcnet.split_flag", 8, "Split Flag");
    private static final Field EXCEPTION_FLAG =
            Field.uint("arcnet.exception_flag", 8, "Exception Flag").hex();
    private static final Field PADDING =
            Field.uint("arcnet.padding", 16, "Padding").hex();
    private static final Field SEQUENCE = Field.uint("arcnet.sequence", 16, "Sequence");
    private static final Protocol ARCNET = Protocol.of(
            "arcnet",
            "ARCNET",
            "ARCNET",
            SOURCE,
            DESTINATION,
            OFFSET,
            PROTOCOL,
            SPLIT,
            EXCEPTION_FLAG,
            PADDING,
            SEQUENCE);
    private static final Table BY_PROTOCOL = Table.of("arcnet.protocol_id");

    @Override
    public Protocol protocol() {
        return ARCNET;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(BY_PROTOCOL);
        registrar.bind("wtap_encap", 9, this);
    }

    @Override
    public void dissect(Dissection d) {
        d.u8(SOURCE);
        d.u8(DESTINATION);
        d.bytes(OFFSET, OFFSET_LENGTH);
        int protocol = d.u8(PROTOCOL);
        if (d.summarizing()) {
            d.summary(ARCNET, PROTOCOLS.name(protocol, "Unknown protocol"));
        }
        boolean isWhole =
                switch (protocol) {
                    case IP_UNSPLIT, ARP_UNSPLIT, DIAGNOSE, BACNET -> true;
                    default -> readSplit(d);
                };
        if (isWhole) {
            d.next(BY_PROTOCOL, protocol);
        } else {
            d.data();
        }
    }

    /** Reads what frames of RFC 1201 have more, and says whether a whole packet follows. */
    private static boolean readSplit(Dissection d) {
        if (d.peekU8(0) == EXCEPTION) {
            d.u8(EXCEPTION_FLAG);
            d.u16(PADDING);
            d.u8(PROTOCOL);
        }
        int split = d.u8(SPLIT);
        d.u16(SEQUENCE);
        return split == 0;
    }
}
