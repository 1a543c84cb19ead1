package dev.peel.plugins.handshake.command;

import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Outcome;
import dev.peel.plugins.handshake.Resumption;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Handshakes as a table for people, and a line that sums them up.
 *
 * <p>Each column is as wide as it has to be, and is not there when nothing would be in it. Handshakes that were not completed have a
 * sentence where the others have the cipher suite, so that they stand out and fit the line.
 */
final class HandshakeTable {
    private static final List<String> TITLES = List.of(
            "time (UTC)", "client", "server", "tcp ms", "tls ms", "sni", "alpn", "version", "cipher suite", "kind");
    private static final String LAST_TITLE = "how far it came, and how it ended";
    private static final int CIPHER = TITLES.indexOf("cipher suite");
    private static final int MAX_WIDTH = 40; // characters; longer texts are cut
    private static final String SUITE_PREFIX = "TLS_"; // all have it, none needs it
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final TextBuffer out;
    private final int[] widths = new int[TITLES.size()];
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private int count;
    private @Nullable LocalDate firstDay;
    private @Nullable LocalDate lastDay;

    HandshakeTable(TextBuffer out) {
        this.out = out;
    }

    /** Takes note of the outcome and day of a flow that will be in the table; called for all before {@link #measure}. */
    void count(Handshake handshake) {
        LocalDate day = handshake.time().atOffset(ZoneOffset.UTC).toLocalDate();
        firstDay = firstDay == null || day.isBefore(firstDay) ? day : firstDay;
        lastDay = lastDay == null || day.isAfter(lastDay) ? day : lastDay;
        outcomes.merge(handshake.outcome(), 1, Integer::sum);
        count++;
    }

    /** Makes the columns wide enough for a flow; called for all before {@link #printTitles}. */
    void measure(Handshake handshake) {
        List<String> cells = cells(handshake);
        int columns = isShort(handshake) ? CIPHER : widths.length;
        for (int i = 0; i < columns; i++) {
            if (!cells.get(i).isEmpty()) {
                int least = TITLES.get(i).length();
                widths[i] = Math.max(widths[i], Math.max(least, cells.get(i).length()));
            }
        }
    }

    /** Prints the titles of the columns; nothing when there will be no lines. */
    void printTitles() throws IOException {
        if (count > 0) {
            out.text("  ");
            line(TITLES, TITLES.size(), LAST_TITLE);
        }
    }

    /** Prints a flow's line. */
    void print(Handshake handshake) throws IOException {
        List<String> cells = cells(handshake);
        boolean isDoubtful = !handshake.note().isEmpty() && handshake.outcome() == Outcome.COMPLETED;
        out.ascii(isDoubtful ? Outcome.UNSEEN.mark() : handshake.outcome().mark())
                .ascii(' ');
        if (!isShort(handshake)) {
            line(cells, widths.length, Sentence.of(handshake));
        } else if (handshake.tls().hasServerHello()) {
            String kind = cells.get(CIPHER + 1);
            String suite = cells.get(CIPHER);
            String more = kind + (kind.isEmpty() || suite.isEmpty() ? "" : ", ") + suite;
            line(cells, CIPHER, Sentence.of(handshake) + (more.isEmpty() ? "" : " (" + more + ")"));
        } else {
            line(cells, CIPHER, Sentence.of(handshake));
        }
    }

    /** Prints how many flows came to what. */
    void printSummary() {
        if (count == 0) {
            out.text("no flow speaks TLS or goes to a port where TLS is expected\n");
            return;
        }
        boolean isOneDay = firstDay != null && firstDay.equals(lastDay);
        out.decimal(count).text(count == 1 ? " flow" : " flows");
        String separator = (isOneDay ? " on " + firstDay : " from " + firstDay + " to " + lastDay) + ": ";
        for (Map.Entry<Outcome, Integer> each : outcomes.entrySet()) {
            out.text(separator)
                    .decimal(each.getValue())
                    .ascii(' ')
                    .text(each.getKey().text());
            separator = ", ";
        }
        out.ascii('\n');
    }

    private static boolean isShort(Handshake handshake) {
        return handshake.outcome() != Outcome.COMPLETED;
    }

    private void line(List<String> cells, int columns, String last) throws IOException {
        for (int i = 0; i < columns; i++) {
            if (widths[i] > 0) {
                String cell = cells.get(i);
                String space = " ".repeat(widths[i] - cell.length());
                out.text(isNumber(i) ? space + cell : cell + space).text("  ");
            }
        }
        out.text(last).ascii('\n');
        out.flushIfFull();
    }

    private static boolean isNumber(int column) {
        return TITLES.get(column).endsWith(" ms");
    }

    private List<String> cells(Handshake handshake) {
        Handshake.Tls tls = handshake.tls();
        DateTimeFormatter format = firstDay != null && firstDay.equals(lastDay) ? TIME : DAY_AND_TIME;
        List<String> cells = new ArrayList<>(TITLES.size());
        cells.add(format.format(handshake.time().atOffset(ZoneOffset.UTC)));
        cells.add(handshake.client().toString());
        cells.add(handshake.server().toString());
        cells.add(milliseconds(handshake.tcpTime()));
        cells.add(milliseconds(handshake.tlsTime()));
        cells.add(cut(tls.serverName()));
        cells.add(cut(chosenOrOffered(tls.alpn(), String.join(",", tls.offeredAlpn()))));
        cells.add(chosenOrOffered(tls.version(), tls.offeredVersion()));
        cells.add(withoutPrefix(tls.cipher()));
        cells.add(kind(tls));
        return cells;
    }

    private static String kind(Handshake.Tls tls) {
        Resumption resumption = tls.resumption();
        return Stream.of(
                        resumption == null ? "" : resumption.text(),
                        tls.retries() > 0 ? "HRR" : "",
                        tls.earlyBytes() > 0 ? "0-RTT" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
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
}
