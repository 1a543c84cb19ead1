package dev.peel.plugins.statistics;

import dev.peel.core.print.TextBuffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Tables of conversations and endpoints as text, as tshark lays them out. */
final class TrafficText {
    private static final String LINE = "=".repeat(80) + "\n";
    private static final int ADDRESS = 20; // characters
    private static final int ADDRESS_AND_PORT = 26;
    private static final long BILLION = 1_000_000_000; // nanoseconds a second
    private static final long LARGE = 10_000; // of a unit, from which the next is used
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");

    private TrafficText() {}

    static void conversations(TextBuffer out, AddressKind kind, String filter, List<Traffic> rows) {
        out.text(LINE).text(kind.title() + " Conversations\n").text("Filter:" + filter + "\n");
        String margin = " ".repeat(kind.hasPorts() ? 59 : 47);
        out.text(margin)
                .text("|       <-      | |       ->      | |     Total     |    Relative    |   Duration   |\n");
        out.text(margin)
                .text("| Frames  Bytes | | Frames  Bytes | | Frames  Bytes |      Start     |              |\n");
        int width = kind.hasPorts() ? ADDRESS_AND_PORT : ADDRESS;
        for (Traffic row : rows) {
            out.text(format("%-" + width + "s <-> ", name(row.first, kind)));
            out.text(format("%-" + width + "s", name(row.second, kind)));
            out.text(format("  %6d %-9s", row.frames[1], size(row.bytes[1])));
            out.text(format("  %6d %-9s", row.frames[0], size(row.bytes[0])));
            out.text(format("  %6d %-9s", row.totalFrames(), size(row.totalBytes())));
            out.text(format("  %14s   ", text(seconds(row.start), 9)));
            out.text(format("%12s\n", text(seconds(row.end) - seconds(row.start), 4)));
        }
        out.text(LINE);
    }

    static void endpoints(TextBuffer out, AddressKind kind, String filter, List<Traffic> rows) {
        out.text(LINE).text(kind.title() + " Endpoints\n").text("Filter:" + filter + "\n");
        out.text(" ".repeat(23)).text(kind.hasPorts() ? "|  Port  ||  Packets  |" : "|  Packets  |");
        out.text(" |  Bytes  | | Tx Packets | | Tx Bytes | | Rx Packets | | Rx Bytes |\n");
        for (Traffic row : rows) {
            out.text(format("%-20s      ", row.first.address()));
            if (kind.hasPorts()) {
                out.text(format("%5d     ", row.first.port()));
            }
            out.text(format("%6d     %9d", row.totalFrames(), row.totalBytes()));
            out.text(format("     %6d       %9d", row.frames[0], row.bytes[0]));
            out.text(format("      %6d       %9d   \n", row.frames[1], row.bytes[1]));
        }
        out.text(LINE);
    }

    private static String name(Endpoint endpoint, AddressKind kind) {
        return kind.hasPorts() ? endpoint.address() + ":" + endpoint.port() : endpoint.address();
    }

    /** {@return the number of bytes in the largest unit that leaves four digits, cut off and not rounded} */
    static String size(long bytes) {
        long rest = bytes;
        int unit = 0;
        while (rest >= LARGE && unit < UNITS.size() - 1) {
            rest /= 1000;
            unit++;
        }
        return rest + " " + UNITS.get(unit);
    }

    /** {@return nanoseconds as seconds: a binary fraction, as tshark's tables have it, so that the last digit is the same} */
    private static double seconds(long span) {
        long whole = span / BILLION;
        return whole + span % BILLION / (double) BILLION;
    }

    /** {@return {@code seconds} rounded from their exact decimal digits} */
    private static String text(double seconds, int decimals) {
        return new BigDecimal(seconds)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
