package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** QUIC transport parameters that are one number, RFC 9000 18.2 and extensions; and those of vendors. */
final class QuicVendorParameters {
    private static final Field MIN_ACK_DELAY = Field.uint("tls.quic.parameter.min_ack_delay", 64, "min_ack_delay");
    private static final Map<Long, Field> NUMBERS = Map.ofEntries(
            number(0x01, "max_idle_timeout"),
            number(0x03, "max_udp_payload_size"),
            number(0x04, "initial_max_data"),
            number(0x05, "initial_max_stream_data_bidi_local"),
            number(0x06, "initial_max_stream_data_bidi_remote"),
            number(0x07, "initial_max_stream_data_uni"),
            number(0x08, "initial_max_streams_bidi"),
            number(0x09, "initial_max_streams_uni"),
            number(0x0a, "ack_delay_exponent"),
            number(0x0b, "max_ack_delay"),
            number(0x0e, "active_connection_id_limit", "Active Connection ID Limit"),
            number(0x20, "max_datagram_frame_size"),
            number(0x1057, "loss_bits"),
            number(0x3127, "google.initial_rtt", "Google Initial RTT"),
            number(0x7158, "enable_time_stamp_v2", "Enable TimestampV2"),
            Map.entry(0xde1aL, MIN_ACK_DELAY),
            number(0xff00, "facebook.partial_reliability", "Facebook Partial Reliability"),
            Map.entry(0xff02de1aL, MIN_ACK_DELAY), // of a draft
            Map.entry(0xff04de1bL, MIN_ACK_DELAY));

    private static final Field USER_AGENT = Field.text("tls.quic.parameter.google.user_agent", "Google UserAgent");
    private static final Field NO_KEY_UPDATE = Field.group(
            "tls.quic.parameter.google.key_update_not_yet_supported", "Google Key Update not yet supported");
    private static final Field VERSION = Field.uint("tls.quic.parameter.google.quic_version", 32, "Google QUIC version")
            .hex()
            .values(NamedValues.of("quic-versions.tsv"));
    private static final Field SUPPORTED_LENGTH =
            Field.uint("tls.quic.parameter.google.supported_versions_length", 8, "Google Supported Versions Length");
    private static final Field SUPPORTED = Field.uint(
                    "tls.quic.parameter.google.supported_version", 32, "Google Supported Version")
            .hex()
            .values(NamedValues.of("quic-versions.tsv"));
    private static final Field HANDSHAKE_DONE =
            Field.group("tls.quic.parameter.google.support_handshake_done", "Google Support Handshake Done");
    private static final Field PARAMETERS =
            Field.bytes("tls.quic.parameter.google.quic_params", "Google QUIC parameters");
    private static final Field OPTIONS =
            Field.bytes("tls.quic.parameter.google.connection_options", "Google Connection options");
    private static final Field CIBIR_LENGTH = Field.uint("tls.quic.parameter.cibir_encoding.length", 64, "length");
    private static final Field CIBIR_OFFSET = Field.uint("tls.quic.parameter.cibir_encoding.offset", 64, "offset");
    static final Field[] FIELDS = fields();

    private QuicVendorParameters() {}

    /** {@return the field of a parameter that is one number of variable length, null where it is not} */
    static @Nullable Field number(long type) {
        return NUMBERS.get(type);
    }

    /**
     * Reads a vendor's parameter.
     *
     * @return whether it is known
     */
    static boolean read(Dissection d, long type, int length) {
        int end = d.position() + length;
        switch ((int) type) {
            case 0x1000 -> {
                QuicParameters.readNumber(d, CIBIR_LENGTH);
                QuicParameters.readNumber(d, CIBIR_OFFSET);
            }
            case 0x3128 -> d.bytes(OPTIONS, length);
            case 0x3129 -> d.text(USER_AGENT, length);
            case 0x312a -> readHeading(d, HANDSHAKE_DONE, length);
            case 0x312b -> readHeading(d, NO_KEY_UPDATE, length);
            case 0x4751 -> d.bytes(PARAMETERS, length);
            case 0x4752 -> {
                d.u32(VERSION);
                if (d.position() < end) {
                    int list = Vectors.length(d, SUPPORTED_LENGTH, 1);
                    Vectors.numbers(d, SUPPORTED, 4, Math.min(end, d.position() + list));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void readHeading(Dissection d, Field heading, int length) {
        int mark = d.open(heading, length);
        d.skip(length);
        d.close(mark);
    }

    private static Map.Entry<Long, Field> number(long type, String name) {
        return number(type, name, name);
    }

    private static Map.Entry<Long, Field> number(long type, String name, String label) {
        return Map.entry(type, Field.uint("tls.quic.parameter." + name, 64, label));
    }

    private static Field[] fields() {
        List<Field> all =
                new ArrayList<>(new LinkedHashSet<>(new TreeMap<>(NUMBERS).values())); // in the same order always
        all.addAll(List.of(
                USER_AGENT,
                NO_KEY_UPDATE,
                VERSION,
                SUPPORTED_LENGTH,
                SUPPORTED,
                HANDSHAKE_DONE,
                PARAMETERS,
                OPTIONS,
                CIBIR_LENGTH,
                CIBIR_OFFSET));
        return all.toArray(Field[]::new);
    }
}
