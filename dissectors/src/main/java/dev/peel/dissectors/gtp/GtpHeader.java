package dev.peel.dissectors.gtp;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;
import java.util.stream.Stream;

/**
 * GTP's header.
 *
 * <pre>
 *  version 0, 3GPP TS 09.60: flags (1) | message (1) | length (2) | sequence (2) | flow label (2) | N-PDU (1) | spare (3) | tunnel (8)
 *  version 1, 3GPP TS 29.281 5.1: flags (1) | message (1) | length (2) | tunnel (4) | [sequence (2) | N-PDU (1) | next header (1)]
 *  prime, 3GPP TS 32.295 6.1.1: flags (1) | message (1) | length (2) | sequence (2)
 * </pre>
 */
final class GtpHeader {
    static final int HIGHEST_VERSION = 2;
    private static final int USER_PACKET = 255; // 3GPP TS 29.281 6.1
    private static final int NOT_PRIME = 0x10; // 3GPP TS 29.281 5.1
    private static final int EXTENSION = 0x04; // 3GPP TS 29.281 5.1
    private static final int SEQUENCE = 0x02; // 3GPP TS 29.281 5.1
    private static final int NUMBER = 0x01; // 3GPP TS 29.281 5.1
    private static final int SPARE_LENGTH = 3; // bytes
    private static final int TUNNEL_LENGTH = 8; // bytes

    private static final String UNUSED = "For future use"; // of message types, 3GPP TS 29.060 7.1

    private static final Values VERSIONS =
            Values.of(0, "GTP release 97/98 version", 1, "GTP release 99 version", 2, "GTPv2-C");
    private static final Field FLAGS = Field.uint("gtp.flags", 8, "Flags").hex();
    private static final Field VERSION =
            Field.uint("gtp.flags.version", 8, "Version").mask(0xe0).values(VERSIONS);
    private static final Field PRIME_VERSION =
            Field.uint("gtp.prim.flags.version", 8, "Version").mask(0xe0);
    private static final Field PROTOCOL_TYPE =
            Field.uint("gtp.flags.payload", 8, "Protocol type").mask(NOT_PRIME).values(Values.of(0, "GTP'", 1, "GTP"));
    private static final Field RESERVED =
            Field.uint("gtp.flags.reserved", 8, "Reserved").mask(0x0e);
    private static final Field RESERVED_BIT =
            Field.uint("gtp.flags.reserved", 8, "Reserved").mask(0x08);
    private static final Field HEADER_LENGTH = Field.flag("gtp.flags.hdr_length", 8, 0x01, "Header length");
    private static final Field NUMBER_INCLUDED = Field.flag("gtp.flags.snn", 8, 0x01, "Is SNDCP N-PDU included?");
    private static final Field EXTENSION_FLAG =
            Field.flag("gtp.flags.e", 8, EXTENSION, "Is Next Extension Header present?");
    private static final Field SEQUENCE_FLAG = Field.flag("gtp.flags.s", 8, SEQUENCE, "Is Sequence Number present?");
    private static final Field NUMBER_FLAG = Field.flag("gtp.flags.pn", 8, NUMBER, "Is N-PDU number present?");
    private static final Field[] PARTS = {
        VERSION, PROTOCOL_TYPE, RESERVED_BIT, EXTENSION_FLAG, SEQUENCE_FLAG, NUMBER_FLAG
    };
    private static final Field[] PARTS_OF_VERSION_0 = {VERSION, PROTOCOL_TYPE, RESERVED, NUMBER_INCLUDED};
    private static final Field[] PARTS_OF_PRIME = {PRIME_VERSION, PROTOCOL_TYPE, RESERVED};
    private static final Values MESSAGES = NamedValues.of("gtp-message-types.tsv");
    private static final Field MESSAGE =
            Field.uint("gtp.message", 8, "Message Type").hex().values(MESSAGES);
    private static final Field LENGTH = Field.uint("gtp.length", 16, "Length");
    private static final Field TUNNEL = Field.uint("gtp.teid", 32, "TEID").base(Base.HEX_DEC);
    private static final Field SEQUENCE_NUMBER =
            Field.uint("gtp.seq_number", 16, "Sequence number").base(Base.HEX_DEC);
    private static final Field PACKET_NUMBER =
            Field.uint("gtp.npdu_number", 8, "N-PDU Number").hex();
    private static final Field FLOW_LABEL =
            Field.uint("gtp.flow_label", 16, "Flow label").hex();
    private static final Field LINK_NUMBER =
            Field.uint("gtp.sndcp_number", 8, "SNDCP N-PDU LLC Number").hex();
    private static final Field TUNNEL_IDENTIFIER = Field.text("gtp.tid", "TID");
    private static final Table VERSION_TABLE = Table.of("gtp.version");

    private GtpHeader() {}

    static Field[] fields() {
        Field[] own = {
            FLAGS,
            VERSION,
            PRIME_VERSION,
            PROTOCOL_TYPE,
            RESERVED,
            RESERVED_BIT,
            HEADER_LENGTH,
            NUMBER_INCLUDED,
            EXTENSION_FLAG,
            SEQUENCE_FLAG,
            NUMBER_FLAG,
            MESSAGE,
            LENGTH,
            TUNNEL,
            SEQUENCE_NUMBER,
            PACKET_NUMBER,
            FLOW_LABEL,
            LINK_NUMBER,
            TUNNEL_IDENTIFIER
        };
        return Stream.of(own, GtpExtensions.FIELDS).flatMap(Stream::of).toArray(Field[]::new);
    }

    static void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.table(VERSION_TABLE);
    }

    /** {@return whether {@code payload} starts as a known version's message of a known type does: others share the ports} */
    static boolean isPlausible(Bytes payload) {
        if (payload.length() < 2) {
            return false;
        }
        int version = payload.u8(0) >> 5;
        return version == HIGHEST_VERSION
                || version < HIGHEST_VERSION
                        && !MESSAGES.name(payload.u8(1), UNUSED).equals(UNUSED);
    }

    static void read(Dissection d, Protocol protocol) {
        int flags = d.peekU8(0);
        int version = flags >> 5;
        if (version >= HIGHEST_VERSION && protocol == GtpDissector.gtp()) {
            d.next(VERSION_TABLE, version);
            return;
        }
        boolean prime = (flags & NOT_PRIME) == 0;
        d.bits(FLAGS, prime ? PARTS_OF_PRIME : version == 0 ? PARTS_OF_VERSION_0 : PARTS);
        int message = d.u8(MESSAGE);
        int length = d.u16(LENGTH);
        if (d.summarizing()) {
            d.summary(protocol, MESSAGES.name(message, "Unknown"));
        }
        if (prime) {
            d.limit(length + 2);
            d.u16(SEQUENCE_NUMBER);
            return;
        }
        if (version == 0) {
            readVersion0(d);
        } else {
            d.u32(TUNNEL);
            d.limit(length);
            readOptional(d, flags);
        }
        if (message == USER_PACKET && d.remaining() > 0) {
            userPacket(d);
        }
    }

    private static void readVersion0(Dissection d) {
        d.u16(SEQUENCE_NUMBER);
        d.u16(FLOW_LABEL);
        d.u8(LINK_NUMBER);
        d.skip(SPARE_LENGTH);
        d.value(TUNNEL_IDENTIFIER, TUNNEL_LENGTH, tunnel(d));
    }

    /** The subscriber's number, two digits a byte with the first in the low half, 3GPP TS 09.60 6. */
    private static String tunnel(Dissection d) {
        if (!d.wants(TUNNEL_IDENTIFIER)) {
            return "";
        }
        StringBuilder digits = new StringBuilder(2 * TUNNEL_LENGTH);
        for (int i = 0; i < TUNNEL_LENGTH; i++) {
            int pair = d.peekU8(i);
            digits.append(Character.forDigit(pair & 0xf, 16)).append(Character.forDigit(pair >> 4, 16));
        }
        return digits.toString();
    }

    private static void readOptional(Dissection d, int flags) {
        if ((flags & (EXTENSION | SEQUENCE | NUMBER)) == 0) {
            return;
        }
        if ((flags & SEQUENCE) != 0) {
            d.u16(SEQUENCE_NUMBER);
        } else {
            d.skip(2);
        }
        if ((flags & NUMBER) != 0) {
            d.u8(PACKET_NUMBER);
        } else {
            d.skip(1);
        }
        if ((flags & EXTENSION) != 0) {
            GtpExtensions.read(d);
        } else {
            d.skip(1);
        }
    }

    private static void userPacket(Dissection d) {
        switch (d.peekU8(0) >> 4) {
            case 4 -> d.next(Ethertype.TABLE, Ethertype.IPV4);
            case 6 -> d.next(Ethertype.TABLE, Ethertype.IPV6);
            default -> d.skip(d.captured()); // enciphered or not a packet: nothing to be told of it
        }
    }
}
