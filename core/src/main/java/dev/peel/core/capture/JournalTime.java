package dev.peel.core.capture;

import java.nio.charset.StandardCharsets;

/** The time of an entry in systemd's journal export format, which has one {@code NAME=value} a line. */
final class JournalTime {
    private static final byte[] NAME = "__REALTIME_TIMESTAMP=".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 18; // digits, so that no number overflows

    private JournalTime() {}

    /** {@return the microseconds since 1970-01-01T00:00Z that the entry in {@code [from, to)} says, -1 where it says none} */
    static long microseconds(byte[] bytes, int from, int to) {
        for (int line = from; line < to; line = nextLine(bytes, line, to)) {
            if (startsWithName(bytes, line, to)) {
                return number(bytes, line + NAME.length, to);
            }
        }
        return -1;
    }

    private static int nextLine(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private static boolean startsWithName(byte[] bytes, int at, int to) {
        if (to - at < NAME.length) {
            return false;
        }
        for (int i = 0; i < NAME.length; i++) {
            if (bytes[at + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        int at = from;
        while (at < to && at - from < LONGEST && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + (bytes[at] - '0');
            at++;
        }
        return at == from ? -1 : number;
    }
}
