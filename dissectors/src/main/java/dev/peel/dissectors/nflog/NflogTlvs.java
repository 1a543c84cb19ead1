package dev.peel.dissectors.nflog;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** The TLVs of an NFLOG packet, of which one is the logged packet. */
final class NflogTlvs {
    private static final int HEADER_LENGTH = 4; // bytes
    private static final int ALIGNMENT = 4; // bytes
    private static final int TYPE_MASK = 0x7fff; // the highest bit says that the value is in network byte order
    private static final int NANOSECONDS_OF_MICROSECOND = 1000;

    private static final int PACKET_HEADER = 1; // NFULA_PACKET_HDR
    private static final int TIMESTAMP = 3; // NFULA_TIMESTAMP
    private static final int PAYLOAD = 9; // NFULA_PAYLOAD
    private static final int PREFIX = 10; // NFULA_PREFIX

    private static final Field TLV = Field.bytes("nflog.tlv", "TLV");
    private static final Field LENGTH = Field.uint("nflog.tlv_length", 16, "Length");
    private static final Values TYPES = NamedValues.of("nflog-tlv-types.tsv");
    private static final Field TYPE =
            Field.uint("nflog.tlv_type", 16, "Type").mask(TYPE_MASK).values(TYPES);
    private static final Field PROTOCOL =
            Field.uint("nflog.protocol", 16, "HW protocol").hex().values(Ethertype.NAMES);
    private static final Field HOOK =
            Field.uint("nflog.hook", 8, "Netfilter hook").values(NamedValues.of("nflog-hooks.tsv"));
    private static final Field IN = Field.uint("nflog.ifindex_indev", 32, "IFINDEX_INDEV");
    private static final Field OUT = Field.uint("nflog.ifindex_outdev", 32, "IFINDEX_OUTDEV");
    private static final Field PHYSICAL_IN = Field.uint("nflog.ifindex_physindev", 32, "IFINDEX_PHYSINDEV");
    private static final Field PHYSICAL_OUT = Field.uint("nflog.ifindex_physoutdev", 32, "IFINDEX_PHYSOUTDEV");
    private static final Field PREFIX_TEXT = Field.text("nflog.prefix", "Prefix");
    private static final Field USER = Field.sint("nflog.uid", 32, "UID");
    private static final Field GROUP = Field.sint("nflog.gid", 32, "GID");
    private static final Field TIME = Field.of(FieldType.ABSOLUTE_TIME, "nflog.timestamp", "Timestamp");
    private static final Field VALUE = Field.bytes("nflog.tlv_value", "Value");
    static final Field[] FIELDS = {
        TLV, LENGTH, TYPE, PROTOCOL, HOOK, IN, OUT, PHYSICAL_IN, PHYSICAL_OUT, PREFIX_TEXT, USER, GROUP, TIME, VALUE
    };

    private NflogTlvs() {}

    /** Reads all TLVs; {@code packet} takes the one that is the logged packet, and the number of its bytes. */
    static void read(Dissection d, ObjIntConsumer<Dissection> packet) {
        boolean little = d.captured() >= 2 && swapped(d.peekU16(0)) <= d.remaining();
        while (d.remaining() >= HEADER_LENGTH) {
            int start = d.position();
            int length = number(d, 0, little);
            int type = number(d, 2, little) & TYPE_MASK;
            if (length < HEADER_LENGTH) {
                throw d.malformed();
            }
            int mark = d.open(TLV, length);
            if (d.labelling()) {
                d.label(mark, "TLV Type: " + TYPES.name(type, "Unknown") + " (" + type + "), Length: " + length);
            }
            d.value(LENGTH, 2, length);
            d.value(TYPE, 2, type);
            if (type != PAYLOAD) {
                value(d, type, length - HEADER_LENGTH);
            }
            d.close(mark);
            if (type == PAYLOAD) {
                packet.accept(d, length - HEADER_LENGTH);
                d.resume();
            }
            int aligned = start + length + ALIGNMENT - 1 & -ALIGNMENT;
            d.skip(Math.min(aligned - d.position(), d.remaining()));
        }
    }

    private static void value(Dissection d, int type, int length) {
        Field number = numberField(type);
        if (number != null && length == 4) {
            d.u32(number);
        } else if (type == PACKET_HEADER && length == 4) {
            d.u16(PROTOCOL);
            d.u8(HOOK);
            d.skip(1);
        } else if (type == TIMESTAMP && length == 16) {
            long seconds = d.peekU32(0) << 32 | d.peekU32(4);
            long microseconds = d.peekU32(8) << 32 | d.peekU32(12);
            d.value(TIME, length, seconds * 1_000_000_000 + microseconds * NANOSECONDS_OF_MICROSECOND);
        } else if (type == PREFIX && length > 0) {
            d.text(PREFIX_TEXT, d.peekU8(length - 1) == 0 ? length - 1 : length);
        } else if (length > 0) {
            d.bytes(VALUE, length);
        }
    }

    private static @Nullable Field numberField(int type) {
        return switch (type) {
            case 4 -> IN;
            case 5 -> OUT;
            case 6 -> PHYSICAL_IN;
            case 7 -> PHYSICAL_OUT;
            case 11 -> USER;
            case 14 -> GROUP;
            default -> null;
        };
    }

    private static int number(Dissection d, int ahead, boolean little) {
        int number = d.peekU16(ahead);
        return little ? swapped(number) : number;
    }

    private static int swapped(int number) {
        return number >> 8 | (number & 0xff) << 8;
    }
}
