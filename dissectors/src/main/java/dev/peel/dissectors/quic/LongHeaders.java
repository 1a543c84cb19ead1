package dev.peel.dissectors.quic;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.TruthNames;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Notes packets with a long header, RFC 9000 17.2, and Version Negotiation packets, 17.2.1. */
final class LongHeaders {
    private static final int RESERVED_BITS = 0x0c;
    private static final int RETRY_TAG_LENGTH = 16; // bytes, RFC 9001 5.8
    private static final String NO_SECRETS = "Failed to create decryption context: Secrets are not available";

    static final Field FIXED_BIT =
            Field.flag("quic.fixed_bit", 8, 0x40, "Fixed Bit").values(TruthNames.TRUE_FALSE);
    private static final Field TYPE = Field.uint("quic.long.packet_type", 8, "Packet Type")
            .mask(0x30)
            .values(Values.of(0, "Initial", 1, "0-RTT", 2, "Handshake", 3, "Retry"));
    private static final Field TYPE_V2 = Field.uint("quic.long.packet_type_v2", 8, "Packet Type")
            .mask(0x30)
            .values(Values.of(0, "Retry", 1, "Initial", 2, "0-RTT", 3, "Handshake"));
    private static final Field RESERVED =
            Field.uint("quic.long.reserved", 8, "Reserved").mask(RESERVED_BITS);
    private static final Field NUMBER_LENGTH = Field.uint("quic.packet_number_length", 8, "Packet Number Length")
            .mask(0x03)
            .values(Values.of(0, "1 bytes", 1, "2 bytes", 2, "3 bytes", 3, "4 bytes"));
    private static final Field UNUSED =
            Field.uint("quic.vn.unused", 8, "Unused").hex().mask(0x7f);
    private static final Field VERSION =
            Field.uint("quic.version", 32, "Version").hex().values(QuicVersion.NAMES);
    private static final Field SUPPORTED_VERSION =
            Field.uint("quic.supported_version", 32, "Supported Version").hex().values(QuicVersion.NAMES);
    private static final Field DESTINATION_LENGTH = Field.uint("quic.dcil", 8, "Destination Connection ID Length");
    private static final Field SOURCE_LENGTH = Field.uint("quic.scil", 8, "Source Connection ID Length");
    private static final Field SOURCE_ID = Field.bytes("quic.scid", "Source Connection ID");
    private static final Field TOKEN_LENGTH = Field.uint("quic.token_length", 64, "Token Length");
    private static final Field TOKEN = Field.bytes("quic.token", "Token");
    private static final Field LENGTH = Field.uint("quic.length", 64, "Length");
    private static final Field NUMBER = Field.uint("quic.packet_number", 64, "Packet Number");
    private static final Field PAYLOAD = Field.bytes("quic.payload", "Payload");
    private static final Field ORIGINAL_LENGTH =
            Field.uint("quic.odcil", 8, "Original Destination Connection ID Length");
    private static final Field ORIGINAL_ID = Field.bytes("quic.odcid", "Original Destination Connection ID");
    private static final Field RETRY_TOKEN = Field.bytes("quic.retry_token", "Retry Token");
    private static final Field RETRY_TAG = Field.bytes("quic.retry_integrity_tag", "Retry Integrity Tag");
    private static final Field FAILED = Field.group("quic.decryption_failed", "Failed to decrypt handshake");
    static final Field[] FIELDS = {
        FIXED_BIT,
        TYPE,
        TYPE_V2,
        RESERVED,
        NUMBER_LENGTH,
        UNUSED,
        VERSION,
        SUPPORTED_VERSION,
        DESTINATION_LENGTH,
        SOURCE_LENGTH,
        SOURCE_ID,
        TOKEN_LENGTH,
        TOKEN,
        LENGTH,
        NUMBER,
        PAYLOAD,
        ORIGINAL_LENGTH,
        ORIGINAL_ID,
        RETRY_TOKEN,
        RETRY_TAG,
        FAILED
    };
    /** What is hidden by header protection or tells whether that could be removed. */
    static final Field[] HIDDEN = {RESERVED, NUMBER_LENGTH, NUMBER, PAYLOAD, FAILED};

    private LongHeaders() {}

    /** {@return whether the packet at the cursor is a Version Negotiation packet} */
    static boolean isNegotiation(Dissection d) {
        return d.peekU32(1) == QuicVersion.NEGOTIATION;
    }

    /** Reads a Version Negotiation packet, which ends where the datagram ends. */
    static void readNegotiation(Dissection d) {
        d.peek(UNUSED);
        d.skip(1);
        d.u32(VERSION);
        String ids = readIds(d);
        if (d.summarizing()) {
            d.summary(QuicProtocol.QUIC, "Version Negotiation" + ids);
        }
        while (d.remaining() > 0) {
            d.u32(SUPPORTED_VERSION);
        }
    }

    /** Reads a Retry packet, which ends where the datagram ends. */
    static void readRetry(Dissection d) {
        long version = d.peekU32(1);
        noteType(d, version);
        d.skip(1);
        d.u32(VERSION);
        String ids = readIds(d);
        if (d.summarizing()) {
            d.summary(QuicProtocol.QUIC, PacketType.RETRY.label() + ids);
        }
        InitialPackets.retry(d);
        if (QuicVersion.retryHasOriginalId(version)) {
            d.bytes(ORIGINAL_ID, d.u8(ORIGINAL_LENGTH));
            d.bytes(RETRY_TOKEN, d.remaining());
        } else {
            d.bytes(RETRY_TOKEN, Math.max(0, d.remaining() - RETRY_TAG_LENGTH));
            d.bytes(RETRY_TAG, d.remaining());
        }
    }

    /**
     * Reads a packet with a length field.
     *
     * @param opened the packet without its protection, null where that could not be removed
     * @param isFailure whether it should have been possible to remove it
     */
    static void readPacket(Dissection d, PacketType type, @Nullable OpenedPacket opened, boolean isFailure) {
        d.peek(FIXED_BIT);
        noteType(d, d.peekU32(1));
        if (opened != null) {
            d.peekValue(RESERVED, 1, RESERVED.extract(opened.firstByte()));
            d.peekValue(NUMBER_LENGTH, 1, opened.numberLength() - 1);
        }
        d.skip(1);
        d.u32(VERSION);
        String ids = readIds(d);
        if (type == PacketType.INITIAL) {
            readToken(d);
        }
        int length = (int) Math.min(Varint.read(d, LENGTH), d.remaining());
        if (d.summarizing()) {
            d.summary(QuicProtocol.QUIC, type.label() + ids + (opened == null ? "" : ", PKN: " + opened.number()));
        }
        if (opened != null) {
            d.value(NUMBER, opened.numberLength(), opened.number());
            d.bytes(PAYLOAD, length - opened.numberLength());
            InitialPackets.read(d, opened);
            return;
        }
        if (isFailure) {
            d.expert(FAILED, 0, Severity.WARNING, ExpertGroup.DECRYPTION, "Failed to decrypt handshake");
        } else if (type == PacketType.HANDSHAKE || type == PacketType.ZERO_RTT) {
            d.expert(FAILED, 0, Severity.WARNING, ExpertGroup.DECRYPTION, NO_SECRETS);
        }
        if (length > 0) {
            d.bytes(QuicProtocol.REMAINING, length);
        }
    }

    private static void noteType(Dissection d, long version) {
        d.peek(QuicVersion.hasTypesOfV2(version) ? TYPE_V2 : TYPE);
    }

    /** {@return the connection IDs as the summary has them} */
    private static String readIds(Dissection d) {
        String text = "";
        int destination = d.u8(DESTINATION_LENGTH);
        if (destination > 0) {
            text = d.summarizing() ? ", DCID=" + hex(d, destination) : "";
            d.bytes(QuicProtocol.DESTINATION_ID, destination);
        }
        int source = d.u8(SOURCE_LENGTH);
        if (source > 0) {
            text += d.summarizing() ? ", SCID=" + hex(d, source) : "";
            KnownIds.remember(d, source);
            d.bytes(SOURCE_ID, source);
        }
        return text;
    }

    /** {@return the next {@code length} bytes, as far as they are there, in hexadecimal} */
    static String hex(Dissection d, int length) {
        return HexFormat.of().formatHex(d.rest().copy(0, Math.min(length, d.captured())));
    }

    private static void readToken(Dissection d) {
        long length = Varint.read(d, TOKEN_LENGTH);
        if (length > d.remaining()) {
            throw d.malformed();
        }
        if (length > 0) {
            d.bytes(TOKEN, (int) length);
        }
    }
}
