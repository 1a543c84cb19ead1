package dev.peel.dissectors.quic;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.TruthNames;
import java.util.Arrays;
import java.util.stream.Stream;

/** The protocol and the fields that all of its packets share. */
final class QuicProtocol {
    static final Field PACKET_LENGTH = Field.uint("quic.packet_length", 32, "Packet Length");
    static final Field HEADER_FORM = Field.uint("quic.header_form", 8, "Header Form")
            .mask(0x80)
            .values(Values.of(0, "Short Header", 1, "Long Header"));
    static final Field DESTINATION_ID = Field.bytes("quic.dcid", "Destination Connection ID");
    static final Field SHORT = Field.group("quic.short", "QUIC Short Header");
    static final Field SPIN_BIT =
            Field.flag("quic.spin_bit", 8, 0x20, "Spin Bit").values(TruthNames.TRUE_FALSE);
    static final Field REMAINING = Field.bytes("quic.remaining_payload", "Remaining Payload");
    static final Field COALESCED_PADDING = Field.group("quic.coalesced_padding_data", "Coalesced Padding Data");
    private static final Field[] COMMON = {
        PACKET_LENGTH, HEADER_FORM, DESTINATION_ID, SHORT, SPIN_BIT, REMAINING, COALESCED_PADDING
    };

    static final Protocol QUIC = Protocol.of(
            "quic",
            "QUIC",
            "QUIC IETF",
            Stream.of(COMMON, LongHeaders.FIELDS, QuicFrames.FIELDS, CryptoStream.FIELDS)
                    .flatMap(Arrays::stream)
                    .toArray(Field[]::new));

    private QuicProtocol() {}
}
