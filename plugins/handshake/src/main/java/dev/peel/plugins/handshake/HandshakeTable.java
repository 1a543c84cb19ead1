package dev.peel.plugins.handshake;

import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Handshakes as a table for people, each column as wide as it has to be, and a line that sums them up. */
final class HandshakeTable {
    private static final List<String> TITLES = List.of(
            "time (UTC)", "client", "server", "sni", "alpn", "version", "cipher suite", "kind", "tcp ms", "tls ms");
    private static final String LAST_TITLE = "how far it came, and how it ended";
    private static final int FIRST_NUMBER = TITLES.indexOf("tcp ms");
    private static final int MAX_WIDTH = 40; // characters; longer texts are cut
    private static final String SUITE_PREFIX = "TLS_"; // all have it, none needs it
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final int[] widths = TITLES.stream().mapToInt(String::length).toArray();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final TextBuffer out;
    private int count;
    private @Nullable LocalDate firstDay;
    private @Nullable LocalDate lastDay;

    HandshakeTable(TextBuffer out) {
        this.out = out;
    }

    /** Takes note of the outcome and day of a flow that will be in the table; called for all before {@link #measure}. */
    void count(Handshake handshake) {
        LocalDate day = day(handshake.time());
        firstDay = firstDay == null || day.isBefore(firstDay) ? day : firstDay;
        lastDay = lastDay == null || day.isAfter(lastDay) ? day : lastDay;
        outcomes.merge(handshake.outcome(), 1, Integer::sum);
        count++;
    }

    /** Makes the columns wide enough for a flow; called for all before {@link #printTitles}. */
    void measure(Handshake handshake) {
        List<String> cells = cells(handshake);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    /** Prints the titles of the columns; nothing when there will be no lines. */
    void printTitles() throws IOException {
        if (count > 0) {
            line(' ', TITLES, LAST_TITLE);
        }
    }

    /** Prints a flow's line. */
    void print(Handshake handshake) throws IOException {
        line(handshake.outcome().mark(), cells(handshake), Sentence.of(handshake));
    }

    /** Prints how many flows came to what. */
    void printSummary() {
        if (count == 0) {
            out.text("no flow speaks TLS or goes to a port where TLS is expected\n");
            return;
        }
        out.decimal(count).text(count == 1 ? " flow" : " flows");
        String separator =
                " from " + firstDay + (firstDay != null && firstDay.equals(lastDay) ? "" : " to " + lastDay) + ": ";
        for (Map.Entry<Outcome, Integer> each : outcomes.entrySet()) {
            out.text(separator)
                    .decimal(each.getValue())
                    .ascii(' ')
                    .text(each.getKey().text());
            separator = ", ";
        }
        out.ascii('\n');
    }

    private void line(char mark, List<String> cells, String last) throws IOException {
        out.text(mark == ' ' ? "  " : mark + " ");
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String space = " ".repeat(widths[i] - cell.length());
            out.text(i < FIRST_NUMBER ? cell + space : space + cell).text("  ");
        }
        out.text(last).ascii('\n');
        out.flushIfFull();
    }

    private List<String> cells(Handshake handshake) {
        Handshake.Tls tls = handshake.tls();
        DateTimeFormatter format = firstDay != null && firstDay.equals(lastDay) ? TIME : DAY_AND_TIME;
        List<String> cells = new ArrayList<>(TITLES.size());
        cells.add(format.format(handshake.time().atOffset(ZoneOffset.UTC)));
        cells.add(handshake.client().toString());
        cells.add(handshake.server().toString());
        cells.add(cut(tls.serverName()));
        cells.add(cut(chosenOrOffered(tls.alpn(), String.join(",", tls.offeredAlpn()))));
        cells.add(chosenOrOffered(tls.version(), tls.offeredVersion()));
        cells.add(cut(withoutPrefix(tls.cipher())));
        cells.add(kind(tls));
        cells.add(milliseconds(handshake.tcpTime()));
        cells.add(milliseconds(handshake.tlsTime()));
        return cells;
    }

    private static String kind(Handshake.Tls tls) {
        if (!tls.hasServerHello()) {
            return tls.retried() ? "HRR" : "";
        }
        return tls.resumption().text() + (tls.retried() ? ", HRR" : "") + (tls.earlyData() ? ", 0-RTT" : "");
    }

    private static String chosenOrOffered(@Nullable String chosen, @Nullable String offered) {
        return chosen != null ? chosen : offered == null || offered.isEmpty() ? "" : "(" + offered + ")";
    }

    private static String withoutPrefix(@Nullable String cipher) {
        return cipher == null ? "" : cipher.startsWith(SUITE_PREFIX) ? cipher.substring(SUITE_PREFIX.length()) : cipher;
    }

    private static String cut(@Nullable String text) {
        String known = text == null ? "" : text;
        return known.length() <= MAX_WIDTH ? known : known.substring(0, MAX_WIDTH - 1) + "…";
    }

    private static String milliseconds(@Nullable Duration span) {
        return span == null ? "" : String.format(Locale.ROOT, "%.2f", span.toNanos() / 1e6);
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
