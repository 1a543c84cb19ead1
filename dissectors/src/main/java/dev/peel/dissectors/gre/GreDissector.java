package dev.peel.dissectors.gre;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;
import dev.peel.dissectors.values.TruthNames;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Generic routing encapsulation, RFC 2784 with the fields of RFC 1701 and RFC 2890; version 1 is PPTP's, RFC 2637.
 *
 * <pre>
 *  flags and version (2) | protocol type (2)
 *  [checksum (2) | offset (2)] [key (4)] [sequence number (4)] [acknowledgment number (4)] [routing]
 * </pre>
 */
public final class GreDissector implements Dissector {
    private static final int CHECKSUM_PRESENT = 0x8000; // RFC 2784 2.2
    private static final int ROUTING_PRESENT = 0x4000; // RFC 1701
    private static final int KEY_PRESENT = 0x2000; // RFC 2890 2
    private static final int SEQUENCE_PRESENT = 0x1000; // RFC 2890 2
    private static final int ACKNOWLEDGMENT_PRESENT = 0x0080; // RFC 2637 4.1
    private static final int VERSION_MASK = 0x0007;
    private static final int WCCP = 0x883e;
    private static final int IPV4_VERSION = 4;

    private static final Field FLAGS =
            Field.uint("gre.flags_and_version", 16, "Flags and Version").hex();
    private static final Field CHECKSUM_FLAG = Field.flag("gre.flags.checksum", 16, CHECKSUM_PRESENT, "Checksum Bit")
            .values(TruthNames.YES_NO);
    private static final Field ROUTING_FLAG =
            Field.flag("gre.flags.routing", 16, ROUTING_PRESENT, "Routing Bit").values(TruthNames.YES_NO);
    private static final Field KEY_FLAG =
            Field.flag("gre.flags.key", 16, KEY_PRESENT, "Key Bit").values(TruthNames.YES_NO);
    private static final Field SEQUENCE_FLAG = Field.flag(
                    "gre.flags.sequence_number", 16, SEQUENCE_PRESENT, "Sequence Number Bit")
            .values(TruthNames.YES_NO);
    private static final Field STRICT_FLAG = Field.flag(
                    "gre.flags.strict_source_route", 16, 0x0800, "Strict Source Route Bit")
            .values(TruthNames.YES_NO);
    private static final Field RECURSION =
            Field.uint("gre.flags.recursion_control", 16, "Recursion control").mask(0x0700);
    private static final Field ACKNOWLEDGMENT_FLAG = Field.flag(
                    "gre.flags.ack", 16, ACKNOWLEDGMENT_PRESENT, "Acknowledgment")
            .values(TruthNames.YES_NO);
    private static final Field RESERVED =
            Field.uint("gre.flags.reserved", 16, "Flags (Reserved)").mask(0x00f8);
    private static final Field ENHANCED_RESERVED =
            Field.uint("gre.flags.reserved", 16, "Flags (Reserved)").mask(0x0078);
    private static final Field VERSION = Field.uint("gre.flags.version", 16, "Version")
            .mask(VERSION_MASK)
            .values(Values.of(0, "GRE", 1, "Enhanced GRE"));
    private static final Field[] FLAG_PARTS = {
        CHECKSUM_FLAG, ROUTING_FLAG, KEY_FLAG, SEQUENCE_FLAG, STRICT_FLAG, RECURSION, RESERVED, VERSION
    };
    private static final Field[] ENHANCED_FLAG_PARTS = {
        CHECKSUM_FLAG,
        ROUTING_FLAG,
        KEY_FLAG,
        SEQUENCE_FLAG,
        STRICT_FLAG,
        RECURSION,
        ACKNOWLEDGMENT_FLAG,
        ENHANCED_RESERVED,
        VERSION
    };
    private static final Values NAMES = NamedValues.of("gre-protocols.tsv");
    private static final Field PROTOCOL =
            Field.uint("gre.proto", 16, "Protocol Type").hex().values(NAMES);
    private static final Field CHECKSUM =
            Field.uint("gre.checksum", 16, "Checksum").hex();
    private static final Field CHECKSUM_STATUS = Field.uint("gre.checksum.status", 8, "Checksum Status")
            .values(Values.of(0, "Bad", 1, "Good", 2, "Unverified"));
    private static final Field OFFSET = Field.uint("gre.offset", 16, "Offset");
    private static final Field KEY = Field.uint("gre.key", 32, "Key").hex();
    private static final Field PAYLOAD_LENGTH = Field.uint("gre.key.payload_length", 16, "Payload Length");
    private static final Field CALL = Field.uint("gre.key.call_id", 16, "Call ID");
    private static final Field SEQUENCE = Field.uint("gre.sequence_number", 32, "Sequence Number");
    private static final Field ACKNOWLEDGMENT = Field.uint("gre.ack_number", 32, "Acknowledgment Number");
    private static final Protocol GRE =
            Protocol.of("gre", "GRE", "Generic Routing Encapsulation", fields()).withPayload();
    private static final Table PROTOCOLS = Table.of("gre.proto");

    private static Field[] fields() {
        Field[] own = {
            PROTOCOL,
            FLAGS,
            CHECKSUM_FLAG,
            ROUTING_FLAG,
            KEY_FLAG,
            SEQUENCE_FLAG,
            STRICT_FLAG,
            RECURSION,
            ACKNOWLEDGMENT_FLAG,
            RESERVED,
            ENHANCED_RESERVED,
            VERSION,
            CHECKSUM,
            CHECKSUM_STATUS,
            OFFSET,
            KEY,
            PAYLOAD_LENGTH,
            CALL,
            SEQUENCE,
            ACKNOWLEDGMENT
        };
        return Stream.of(own, GreRouting.FIELDS, GreRedirect.FIELDS)
                .flatMap(Stream::of)
                .toArray(Field[]::new);
    }

    @Override
    public Protocol protocol() {
        return GRE;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(PROTOCOLS);
        registrar.table(Ethertype.TABLE);
        registrar.bind("ip.proto", 47, this);
        registrar.bind("udp.port", 4754, this);
    }

    @Override
    public void dissect(Dissection d) {
        int flags = d.peekU16(0);
        int protocol = d.peekU16(2);
        boolean enhanced = (flags & VERSION_MASK) == 1;
        if (d.labelling()) {
            d.labelLayer("Generic Routing Encapsulation (" + name(protocol) + ")");
        }
        if (d.summarizing()) {
            d.summary(GRE, "Encapsulated " + name(protocol));
        }
        // The checksum covers all of the packet, so it is computed while that lies ahead.
        int status = (flags & CHECKSUM_PRESENT) != 0 && d.wants(CHECKSUM_STATUS) ? checksumStatus(d) : 0;
        d.bits(FLAGS, enhanced ? ENHANCED_FLAG_PARTS : FLAG_PARTS);
        d.u16(PROTOCOL);
        if ((flags & (CHECKSUM_PRESENT | ROUTING_PRESENT)) != 0) {
            d.u16(CHECKSUM);
            if ((flags & CHECKSUM_PRESENT) != 0) {
                d.generated(CHECKSUM_STATUS, status);
            }
            d.u16(OFFSET);
        }
        if ((flags & KEY_PRESENT) != 0) {
            readKey(d, enhanced);
        }
        if ((flags & SEQUENCE_PRESENT) != 0) {
            d.u32(SEQUENCE);
        }
        if (enhanced && (flags & ACKNOWLEDGMENT_PRESENT) != 0) {
            d.u32(ACKNOWLEDGMENT);
        }
        if ((flags & ROUTING_PRESENT) != 0) {
            GreRouting.read(d);
        }
        if (d.remaining() > 0) {
            payload(d, flags, protocol);
        }
    }

    private static void readKey(Dissection d, boolean enhanced) {
        if (enhanced) {
            d.u16(PAYLOAD_LENGTH);
            d.u16(CALL);
        } else {
            d.u32(KEY);
        }
    }

    private static void payload(Dissection d, int flags, int protocol) {
        if (protocol == WCCP) {
            if (d.peekU8(0) >> 4 != IPV4_VERSION) {
                GreRedirect.read(d);
            }
            d.next(Ethertype.TABLE, Ethertype.IPV4);
        } else if (protocol == MirroredFrame.TYPE && (flags & SEQUENCE_PRESENT) == 0) {
            d.next(PROTOCOLS, MirroredFrame.WITHOUT_HEADER);
        } else if (Ethertype.isNetworkLayer(protocol) || protocol == Ethertype.TRANSPARENT_BRIDGING) {
            d.next(Ethertype.TABLE, protocol);
        } else {
            d.next(PROTOCOLS, protocol);
        }
    }

    private static String name(int protocol) {
        return NAMES.name(protocol, String.format(Locale.ROOT, "0x%04X (unknown)", protocol));
    }

    /** What {@code gre.checksum.status} says, RFC 1071; unverified where the capture was cut. */
    private static int checksumStatus(Dissection d) {
        if (d.captured() < d.remaining()) {
            return 2;
        }
        Bytes bytes = d.rest();
        long sum = 0;
        for (int i = 0; i + 1 < bytes.length(); i += 2) {
            sum += bytes.u16(i);
        }
        if (bytes.length() % 2 != 0) {
            sum += (long) bytes.u8(bytes.length() - 1) << 8;
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return sum == 0xffff ? 1 : 0;
    }
}
