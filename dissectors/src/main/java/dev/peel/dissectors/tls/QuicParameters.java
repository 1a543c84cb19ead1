package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/**
 * quic_transport_parameters, RFC 9000 18.
 *
 * <pre>
 *  id (varint) | length (varint) | value | id ...
 * </pre>
 */
final class QuicParameters {
    private static final Values TYPES = NamedValues.of("quic-transport-parameters.tsv");
    private static final int GREASE_STEP = 31; // RFC 9000 18.1: 31 * N + 27
    private static final int GREASE_START = 27;

    private static final Field DRAFT_LENGTH = Field.uint("tls.quic.len", 16, "Parameters Length");
    private static final Field PARAMETER = Field.heading("tls.quic.parameter", "Parameter");
    private static final Field TYPE =
            Field.uint("tls.quic.parameter.type", 64, "Type").hex().values(TYPES);
    private static final Field LENGTH = Field.uint("tls.quic.parameter.length", 64, "Length");
    private static final Field DRAFT_PARAMETER_LENGTH = Field.uint("tls.quic.parameter.lengt.old", 16, "Length");
    private static final Field VALUE = Field.bytes("tls.quic.parameter.value", "Value");
    private static final Field ORIGINAL_CONNECTION_ID =
            Field.bytes("tls.quic.parameter.original_destination_connection_id", "original_destination_connection_id");
    private static final Field STATELESS_RESET_TOKEN =
            Field.bytes("tls.quic.parameter.stateless_reset_token", "stateless_reset_token");
    private static final Field INITIAL_CONNECTION_ID =
            Field.bytes("tls.quic.parameter.initial_source_connection_id", "Initial Source Connection ID");
    private static final Field RETRY_CONNECTION_ID =
            Field.bytes("tls.quic.parameter.retry_source_connection_id", "Retry Source Connection ID");
    private static final Field IPV4_ADDRESS =
            Field.ipv4("tls.quic.parameter.preferred_address.ipv4address", "ipv4Address");
    private static final Field IPV4_PORT = Field.uint("tls.quic.parameter.preferred_address.ipv4port", 16, "ipv4Port");
    private static final Field IPV6_ADDRESS =
            Field.ipv6("tls.quic.parameter.preferred_address.ipv6address", "ipv6Address");
    private static final Field IPV6_PORT = Field.uint("tls.quic.parameter.preferred_address.ipv6port", 16, "ipv6Port");
    private static final Field ADDRESS_CONNECTION_ID_LENGTH =
            Field.uint("tls.quic.parameter.preferred_address.connectionid.length", 8, "Length");
    private static final Field ADDRESS_CONNECTION_ID =
            Field.bytes("tls.quic.parameter.preferred_address.connectionid", "connectionId");
    private static final Field ADDRESS_RESET_TOKEN =
            Field.bytes("tls.quic.parameter.preferred_address.statelessresettoken", "statelessResetToken");
    private static final Field CHOSEN_VERSION = Field.uint("tls.quic.parameter.vi.chosen_version", 32, "Chosen Version")
            .hex()
            .values(NamedValues.of("quic-versions.tsv"));
    private static final Field OTHER_VERSION = Field.uint("tls.quic.parameter.vi.other_version", 32, "Other Version")
            .hex()
            .values(NamedValues.of("quic-versions.tsv"));
    private static final int RESET_TOKEN_LENGTH = 16; // bytes, RFC 9000 18.2
    static final Field[] FIELDS = {
        DRAFT_LENGTH,
        PARAMETER,
        TYPE,
        LENGTH,
        DRAFT_PARAMETER_LENGTH,
        VALUE,
        ORIGINAL_CONNECTION_ID,
        STATELESS_RESET_TOKEN,
        INITIAL_CONNECTION_ID,
        RETRY_CONNECTION_ID,
        IPV4_ADDRESS,
        IPV4_PORT,
        IPV6_ADDRESS,
        IPV6_PORT,
        ADDRESS_CONNECTION_ID_LENGTH,
        ADDRESS_CONNECTION_ID,
        ADDRESS_RESET_TOKEN,
        CHOSEN_VERSION,
        OTHER_VERSION
    };

    private QuicParameters() {}

    static void read(Dissection d) {
        // Drafts up to 26 had a length before all, and numbers of 16 bits: no parameter starts like this now.
        boolean isOldDraft = d.remaining() >= 2 && d.peekU16(0) == d.remaining() - 2;
        if (isOldDraft) {
            d.u16(DRAFT_LENGTH);
        }
        while (d.remaining() > 0) {
            int mark = d.open(PARAMETER);
            long type = isOldDraft ? d.uint(TYPE, 2) : readNumber(d, TYPE);
            long length = isOldDraft ? d.u16(DRAFT_PARAMETER_LENGTH) : readNumber(d, LENGTH);
            if (d.labelling()) {
                d.label(mark, "Parameter: " + name(type) + " (len=" + length + ")");
            }
            if (length < 0 || length > d.remaining()) {
                throw d.malformed();
            }
            int end = d.position() + (int) length;
            d.peekBytes(VALUE, (int) length);
            readValue(d, type, (int) length);
            Vectors.trailing(d, end);
            d.close(mark);
        }
    }

    /**
     * Reads a number of variable length, RFC 9000 16.
     *
     * @return the number, below 2^62
     */
    static long readNumber(Dissection d, Field field) {
        int width = 1 << (d.peekU8(0) >> 6);
        long number = d.peekU8(0) & 0x3f;
        for (int i = 1; i < width; i++) {
            number = number << 8 | d.peekU8(i);
        }
        d.value(field, width, number);
        return number;
    }

    private static void readValue(Dissection d, long type, int length) {
        Field number = QuicVendorParameters.number(type);
        if (number != null) {
            if (length > 0) {
                readNumber(d, number);
            }
        } else if (type == 0x00) {
            d.bytes(ORIGINAL_CONNECTION_ID, length);
        } else if (type == 0x02) {
            d.bytes(STATELESS_RESET_TOKEN, length);
        } else if (type == 0x0d) {
            readPreferredAddress(d);
        } else if (type == 0x0f) {
            d.bytes(INITIAL_CONNECTION_ID, length);
        } else if (type == 0x10) {
            d.bytes(RETRY_CONNECTION_ID, length);
        } else if (type == 0x11 || type == 0xff73db) {
            readVersions(d, length);
        } else if (!QuicVendorParameters.read(d, type, length)) {
            d.skip(length);
        }
    }

    /** Reads preferred_address, RFC 9000 18.2. */
    private static void readPreferredAddress(Dissection d) {
        d.ipv4(IPV4_ADDRESS);
        d.u16(IPV4_PORT);
        d.ipv6(IPV6_ADDRESS);
        d.u16(IPV6_PORT);
        Vectors.bytes(d, ADDRESS_CONNECTION_ID_LENGTH, 1, ADDRESS_CONNECTION_ID);
        d.bytes(ADDRESS_RESET_TOKEN, RESET_TOKEN_LENGTH);
    }

    /** Reads version_information, RFC 9368 3. */
    private static void readVersions(Dissection d, int length) {
        int end = d.position() + length;
        d.u32(CHOSEN_VERSION);
        Vectors.numbers(d, OTHER_VERSION, 4, end);
    }

    private static String name(long type) {
        boolean isGrease = type % GREASE_STEP == GREASE_START;
        return TYPES.name(type, isGrease ? "GREASE" : "Unknown 0x" + Long.toHexString(type));
    }
}
