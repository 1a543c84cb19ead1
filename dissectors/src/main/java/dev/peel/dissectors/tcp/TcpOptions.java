package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldRole;
import dev.peel.core.field.FieldType;
import dev.peel.dissectors.values.NamedValues;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The options of a TCP header, RFC 9293 3.2 and the RFCs that the IANA registry of option kinds names. */
final class TcpOptions {
    private static final int END = 0;
    private static final int NO_OPERATION = 1;
    private static final int MAXIMUM_SEGMENT_SIZE = 2;
    private static final int WINDOW_SCALE = 3; // RFC 7323 2
    private static final int SACK_PERMITTED = 4; // RFC 2018 2
    private static final int SACK = 5; // RFC 2018 3
    private static final int TIMESTAMPS = 8; // RFC 7323 3
    private static final int MD5_SIGNATURE = 19; // RFC 2385
    private static final int USER_TIMEOUT = 28; // RFC 5482
    private static final int AUTHENTICATION = 29; // RFC 5925
    private static final int MULTIPATH = 30; // RFC 8684
    private static final int FAST_OPEN = 34; // RFC 7413
    private static final int EXPERIMENT_1 = 253; // RFC 6994
    private static final int EXPERIMENT_2 = 254;
    private static final int MAX_SHIFT = 14; // RFC 7323 2.3
    private static final int HEAD = 2; // bytes, kind and length
    private static final String PREFIX = "TCP Option - ";

    private static final Field KIND =
            Field.uint("tcp.option_kind", 8, "Kind").values(NamedValues.of("tcp-option-kinds.tsv"));
    private static final Field LENGTH = Field.uint("tcp.option_len", 8, "Length");
    private static final Field MSS_VALUE = Field.uint("tcp.options.mss_val", 16, "MSS Value");
    private static final Field SHIFT = Field.uint("tcp.options.wscale.shift", 8, "Shift count");
    private static final Field MULTIPLIER = Field.uint("tcp.options.wscale.multiplier", 16, "Multiplier");
    private static final Field LEFT_EDGE = Field.uint("tcp.options.sack_le", 32, "TCP SACK Left Edge");
    private static final Field RIGHT_EDGE = Field.uint("tcp.options.sack_re", 32, "TCP SACK Right Edge");
    private static final Field DUPLICATE_LEFT_EDGE = Field.uint("tcp.options.sack.dsack_le", 32, "D-SACK Left Edge");
    private static final Field DUPLICATE_RIGHT_EDGE = Field.uint("tcp.options.sack.dsack_re", 32, "D-SACK Right Edge");
    private static final Field DUPLICATE = Field.group("tcp.options.sack.dsack", "D-SACK Sequence");
    private static final Field SACK_COUNT = Field.uint("tcp.options.sack.count", 8, "TCP SACK Count");
    private static final Field TIMESTAMP_VALUE = Field.uint("tcp.options.timestamp.tsval", 32, "Timestamp value");
    private static final Field TIMESTAMP_ECHO = Field.uint("tcp.options.timestamp.tsecr", 32, "Timestamp echo reply");
    private static final Field MD5_DIGEST = Field.bytes("tcp.options.md5.digest", "MD5 digest");
    private static final Field GRANULARITY = Field.flag("tcp.options.user_to_granularity", 16, 0x8000, "Granularity");
    private static final Field TIMEOUT =
            Field.uint("tcp.options.user_to_val", 16, "User Timeout").mask(0x7fff);
    private static final Field KEY_ID = Field.uint("tcp.options.ao.keyid", 8, "AO KeyID");
    private static final Field NEXT_KEY_ID = Field.uint("tcp.options.ao.rnextkeyid", 8, "AO RNextKeyID");
    private static final Field AUTHENTICATION_CODE = Field.bytes("tcp.options.ao.mac", "AO MAC");
    private static final Field SUBTYPE = Field.uint("tcp.options.mptcp.subtype", 8, "Multipath TCP subtype")
            .mask(0xf0)
            .values(NamedValues.of("mptcp-subtypes.tsv"));
    private static final Field FAST_OPEN_REQUEST = Field.group("tcp.options.tfo.request", "Fast Open Cookie Request");
    private static final Field FAST_OPEN_COOKIE = Field.bytes("tcp.options.tfo.cookie", "Fast Open Cookie");
    private static final Field EXPERIMENT = Field.uint("tcp.options.experimental.exid", 16, "Experiment Identifier")
            .hex()
            .values(NamedValues.of("tcp-experiment-identifiers.tsv"));
    private static final Field EXPERIMENT_DATA = Field.bytes("tcp.options.experimental.data", "Data");
    private static final Field UNKNOWN_PAYLOAD = Field.bytes("tcp.options.unknown.payload", "Payload");

    private static final Field OPTIONS = Field.bytes("tcp.options", "TCP Options");
    private static final Field UNKNOWN =
            Field.bytes("tcp.options.unknown", "TCP Option - Unknown").role(FieldRole.PROTOCOL);
    private static final @Nullable Field[] GROUPS = new Field[256];

    static {
        group(END, "eol", "End of Option List (EOL)");
        group(NO_OPERATION, "nop", "No-Operation (NOP)");
        group(MAXIMUM_SEGMENT_SIZE, "mss", "Maximum segment size");
        group(WINDOW_SCALE, "wscale", "Window scale");
        group(SACK_PERMITTED, "sack_perm", "SACK permitted");
        group(SACK, "sack", "SACK");
        group(TIMESTAMPS, "timestamp", "Timestamps");
        group(MD5_SIGNATURE, "md5", "TCP MD5 signature");
        group(USER_TIMEOUT, "user_to", "User Timeout");
        group(AUTHENTICATION, "ao", "TCP AO");
        group(MULTIPATH, "mptcp", "Multipath TCP");
        group(FAST_OPEN, "tfo", "TCP Fast Open");
        group(EXPERIMENT_1, "experimental", "Experimental");
        GROUPS[EXPERIMENT_2] = GROUPS[EXPERIMENT_1];
    }

    /** The fields of the options; they have no layer of their own. */
    static final Field[] FIELDS = {
        OPTIONS,
        KIND,
        LENGTH,
        MSS_VALUE,
        SHIFT,
        MULTIPLIER,
        LEFT_EDGE,
        RIGHT_EDGE,
        SACK_COUNT,
        DUPLICATE_LEFT_EDGE,
        DUPLICATE_RIGHT_EDGE,
        DUPLICATE,
        TIMESTAMP_VALUE,
        TIMESTAMP_ECHO,
        MD5_DIGEST,
        GRANULARITY,
        TIMEOUT,
        KEY_ID,
        NEXT_KEY_ID,
        AUTHENTICATION_CODE,
        SUBTYPE,
        FAST_OPEN_REQUEST,
        FAST_OPEN_COOKIE,
        EXPERIMENT,
        EXPERIMENT_DATA,
        UNKNOWN_PAYLOAD,
        UNKNOWN
    };

    private TcpOptions() {}

    /** {@return the fields that stand for whole options} */
    static List<Field> groups() {
        return Arrays.stream(GROUPS).filter(Objects::nonNull).distinct().toList();
    }

    /**
     * Reads {@code length} bytes of options.
     *
     * @param acknowledged the other endpoint, whose numbers a SACK option names
     * @param segment is told the window scale's shift count, and how many bytes SACK blocks cover
     * @param text takes what a summary says of the options, null where nobody asks
     */
    static void read(
            Dissection d, int length, TcpState.Endpoint acknowledged, Segment segment, @Nullable StringBuilder text) {
        int end = d.position() + length;
        int options = d.open(OPTIONS, length);
        StringBuilder label = d.labelling() ? new StringBuilder("Options: (" + length + " bytes)") : null;
        while (d.position() < end) {
            int kind = d.peekU8(0);
            Field known = GROUPS[kind];
            int size = kind == END || kind == NO_OPERATION ? 1 : d.peekU8(1);
            if (size < (kind <= NO_OPERATION ? 1 : HEAD) || size > end - d.position()) {
                break;
            }
            int option = d.open(known == null ? UNKNOWN : known, size);
            int next = d.position() + size;
            d.u8(KIND);
            if (size >= HEAD) {
                d.u8(LENGTH);
            }
            if (kind == WINDOW_SCALE && size == 3) {
                segment.shift = Math.min(d.peekU8(0), MAX_SHIFT);
            }
            readBody(d, kind, size - HEAD, acknowledged, segment, text);
            d.skip(next - d.position());
            if (label != null) {
                String name = (known == null ? UNKNOWN : known).label();
                d.label(option, name + detail(d, kind, size));
                label.append(", ").append(name.substring(PREFIX.length()));
            }
            d.close(option);
        }
        d.skip(end - d.position());
        if (label != null) {
            d.label(options, label.toString());
        }
        d.close(options);
    }

    /** {@return what the tree says of the option that ends at the cursor, besides its name} */
    private static String detail(Dissection d, int kind, int size) {
        if (kind == MAXIMUM_SEGMENT_SIZE && size == HEAD + 2) {
            return ": " + d.peekU16(-2) + " bytes";
        }
        if (kind == WINDOW_SCALE && size == HEAD + 1) {
            int shift = d.peekU8(-1);
            return ": " + shift + " (multiply by " + (1L << Math.min(shift, MAX_SHIFT)) + ")";
        }
        if (kind == TIMESTAMPS && size == HEAD + 8) {
            return ": TSval " + d.peekU32(-8) + ", TSecr " + d.peekU32(-4);
        }
        return "";
    }

    private static void readBody(
            Dissection d,
            int kind,
            int length,
            TcpState.Endpoint acknowledged,
            Segment segment,
            @Nullable StringBuilder text) {
        switch (kind) {
            case MAXIMUM_SEGMENT_SIZE -> {
                if (length == 2) {
                    say(text, " MSS=", d.u16(MSS_VALUE));
                }
            }
            case WINDOW_SCALE -> {
                if (length == 1) {
                    int shift = Math.min(d.peekU8(0), MAX_SHIFT);
                    d.peek(SHIFT);
                    d.derived(MULTIPLIER, 0, 1, 1L << shift);
                    say(text, " WS=", 1L << shift);
                }
            }
            case SACK_PERMITTED -> say(text, " SACK_PERM", -1);
            case SACK -> readEdges(d, length, acknowledged, segment, text);
            case TIMESTAMPS -> {
                if (length == 8) {
                    say(text, " TSval=", d.u32(TIMESTAMP_VALUE));
                    say(text, " TSecr=", d.u32(TIMESTAMP_ECHO));
                }
            }
            case MD5_SIGNATURE -> d.bytes(MD5_DIGEST, length);
            case USER_TIMEOUT -> {
                if (length == 2) {
                    d.peek(GRANULARITY);
                    d.u16(TIMEOUT);
                }
            }
            case AUTHENTICATION -> {
                if (length >= 2) {
                    d.u8(KEY_ID);
                    d.u8(NEXT_KEY_ID);
                    d.bytes(AUTHENTICATION_CODE, length - 2);
                }
            }
            case MULTIPATH -> {
                if (length >= 1) {
                    d.peek(SUBTYPE);
                }
            }
            case FAST_OPEN -> readFastOpen(d, length, text);
            case EXPERIMENT_1, EXPERIMENT_2 -> {
                if (length >= 2) {
                    d.u16(EXPERIMENT);
                    d.bytes(EXPERIMENT_DATA, length - 2);
                }
            }
            default -> {
                if (length > 0) {
                    d.bytes(UNKNOWN_PAYLOAD, length);
                }
            }
        }
    }

    private static void readEdges(
            Dissection d, int length, TcpState.Endpoint acknowledged, Segment segment, @Nullable StringBuilder text) {
        int count = length / 8;
        for (int i = 0; i < count; i++) {
            long left = acknowledged.relative((int) d.peekU32(0));
            d.value(LEFT_EDGE, 4, left);
            long right = acknowledged.relative((int) d.peekU32(0));
            d.value(RIGHT_EDGE, 4, right);
            segment.sacked += right - left & 0xffffffffL;
            if (text != null) {
                text.append(" SLE=").append(left).append(" SRE=").append(right);
            }
        }
        d.generated(SACK_COUNT, count);
        int first = -count * 8;
        if (count > 0 && isDuplicate(d, first, count, segment)) {
            d.derived(DUPLICATE_LEFT_EDGE, first, 4, acknowledged.relative((int) d.peekU32(first)));
            d.derived(DUPLICATE_RIGHT_EDGE, first + 4, 4, acknowledged.relative((int) d.peekU32(first + 4)));
            d.expert(DUPLICATE, first, Severity.WARNING, ExpertGroup.SEQUENCE, DUPLICATE.label());
        }
    }

    /** {@return whether the first block tells of bytes that came twice: acknowledged ones, or some of the second block's, RFC 2883 4} */
    private static boolean isDuplicate(Dissection d, int first, int count, Segment segment) {
        int left = (int) d.peekU32(first);
        int right = (int) d.peekU32(first + 4);
        return segment.has(TcpFlags.ACK) && right - segment.acknowledgment <= 0
                || count > 1 && left - (int) d.peekU32(first + 8) >= 0 && right - (int) d.peekU32(first + 12) <= 0;
    }

    private static void readFastOpen(Dissection d, int length, @Nullable StringBuilder text) {
        if (length == 0) {
            d.close(d.open(FAST_OPEN_REQUEST));
            say(text, " TFO=R", -1);
        } else {
            d.bytes(FAST_OPEN_COOKIE, length);
            say(text, " TFO=C", -1);
        }
    }

    private static void say(@Nullable StringBuilder text, String what, long number) {
        if (text != null) {
            text.append(what);
            if (number >= 0) {
                text.append(number);
            }
        }
    }

    private static void group(int kind, String name, String label) {
        GROUPS[kind] =
                Field.of(FieldType.BYTES, "tcp.options." + name, PREFIX + label).role(FieldRole.PROTOCOL);
    }
}
