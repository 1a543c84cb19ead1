package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import java.util.stream.Stream;

/** The options of an IPv4 header that hold addresses and times on the way, RFC 791 3.1. */
final class Ipv4Routes {
    private static final int LOOSE_SOURCE_ROUTE = 131;
    private static final int STRICT_SOURCE_ROUTE = 137;
    private static final int ADDRESS = 4; // bytes
    private static final int FIRST = 4; // the pointer to the first address, counted from 1 at the option's type
    private static final int ROUTE_FIXED = 3; // bytes of a route option before its addresses
    private static final int TIME_FIXED = 4; // bytes of a time stamp option before its times

    private static final Field POINTER = Field.uint("ip.opt.ptr", 8, "Pointer");
    private static final Field RECORDED =
            Field.ipv4("ip.rec_rt", "Recorded Route").also("ip.rec_rt_host", "Recorded Route Host", FieldType.STRING);
    private static final Field EMPTY =
            Field.ipv4("ip.empty_rt", "Empty Route").also("ip.empty_rt_host", "Empty Route Host", FieldType.STRING);
    private static final Field SOURCE_ROUTE =
            Field.ipv4("ip.src_rt", "Source Route").also("ip.src_rt_host", "Source Route Host", FieldType.STRING);
    static final Field CURRENT =
            Field.ipv4("ip.cur_rt", "Current Route").also("ip.cur_rt_host", "Current Route Host", FieldType.STRING);
    private static final Field OVERFLOW =
            Field.uint("ip.opt.overflow", 8, "Overflow").mask(0xf0);
    private static final Field FLAG =
            Field.uint("ip.opt.flag", 8, "Flag").mask(0x0f).hex();
    private static final Field TIME = Field.uint("ip.opt.time_stamp", 32, "Time stamp");
    private static final Field TIME_ADDRESS = Field.ipv4("ip.opt.time_stamp_addr", "Address");

    private Ipv4Routes() {}

    static Stream<Field> fields() {
        return Stream.of(POINTER, RECORDED, EMPTY, SOURCE_ROUTE, CURRENT, OVERFLOW, FLAG, TIME, TIME_ADDRESS);
    }

    /**
     * {@return how far ahead of the cursor the address stands that a source route leads to in the end, -1 where the packet has no
     * source route or is at its end}
     *
     * @param length how many bytes of options stand ahead
     */
    static int destinationAhead(Dissection d, int ahead, int length) {
        int at = ahead;
        int end = ahead + length;
        while (at + ROUTE_FIXED <= end) {
            int type = d.peekU8(at);
            if (type == 0) {
                return -1;
            }
            int optionLength = type == 1 ? 1 : d.peekU8(at + 1);
            if (optionLength < 1 || at + optionLength > end) {
                return -1;
            }
            if (type == LOOSE_SOURCE_ROUTE || type == STRICT_SOURCE_ROUTE) {
                int last = at + optionLength - ADDRESS;
                boolean isUnderway = optionLength >= ROUTE_FIXED + ADDRESS && d.peekU8(at + 2) < optionLength;
                return isUnderway ? last : -1;
            }
            at += optionLength;
        }
        return -1;
    }

    /** Reads a route behind its length; {@code isSource} where the sender gave it, else it is recorded on the way. */
    static void readRoute(Dissection d, boolean isSource, int length) {
        int pointer = d.u8(POINTER);
        int at = FIRST;
        for (int left = length - ROUTE_FIXED; left >= ADDRESS; left -= ADDRESS) {
            if (at < pointer) {
                d.ipv4(RECORDED);
            } else if (!isSource) {
                d.ipv4(EMPTY);
            } else if (left >= 2 * ADDRESS) {
                d.ipv4(SOURCE_ROUTE);
            } else {
                d.ipv4(Ipv4Dissector.DESTINATION);
            }
            at += ADDRESS;
        }
    }

    /** Reads the times of a time stamp option behind its length. */
    static void readTimestamps(Dissection d, int length) {
        d.u8(POINTER);
        d.peek(OVERFLOW);
        int flag = d.u8(FLAG) & 0x0f;
        int left = length - TIME_FIXED;
        while (flag == 0 && left >= ADDRESS) {
            d.u32(TIME);
            left -= ADDRESS;
        }
        while (left >= 2 * ADDRESS) {
            d.ipv4(TIME_ADDRESS);
            d.u32(TIME);
            left -= 2 * ADDRESS;
        }
    }
}
