package dev.peel.repl.shell;

import dev.peel.core.index.Overview;
import dev.peel.core.plugin.FlowReport;
import dev.peel.core.plugin.FlowReports;
import dev.peel.core.plugin.Screen;
import dev.peel.core.print.TextBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a capture has in it, in a few lines. */
final class OverviewText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MARGIN = 13; // columns

    private final TextBuffer out;
    private final Screen screen;

    OverviewText(TextBuffer out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    void print(Opened opened) {
        Overview overview = opened.capture().overview();
        out.text(opened.file() + ": " + Numbers.count(overview.frames(), "packet") + ", "
                + Numbers.size(overview.wireBytes()) + "\n");
        Instant first = overview.first();
        Instant last = overview.last();
        if (first != null && last != null) {
            row("time", List.of(TIME.format(first) + " UTC", "for " + span(Duration.between(first, last))));
        }
        row("protocols", protocols(overview.protocols()));
        row(
                "flows",
                List.of(
                        Numbers.grouped(overview.tcpConversations()) + " TCP",
                        Numbers.grouped(overview.udpConversations()) + " UDP"));
        handshakes(opened.flows());
    }

    private static List<String> protocols(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("ethertype")) // where eth says what follows
                .map(entry -> entry.getKey() + " " + Numbers.grouped(entry.getValue()))
                .toList();
    }

    private void handshakes(List<FlowReports.Running> flows) {
        Map<FlowReport.Outcome, Integer> outcomes = new EnumMap<>(FlowReport.Outcome.class);
        for (FlowReports.Running reports : flows) {
            for (FlowReport report : reports.reports()) {
                if (report.isHandshake()) {
                    outcomes.merge(report.outcome(), 1, Integer::sum);
                }
            }
        }
        if (!outcomes.isEmpty()) {
            List<String> parts = new ArrayList<>();
            for (FlowReport.Outcome outcome : FlowReport.Outcome.values()) {
                parts.add(Numbers.grouped(outcomes.getOrDefault(outcome, 0)) + " "
                        + outcome.name().toLowerCase(Locale.ROOT));
            }
            row("handshakes", parts);
        }
    }

    private void row(String title, List<String> parts) {
        Paragraph.append(out, "  " + title, MARGIN, String.join(", ", parts), screen.columns());
    }

    private static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.3f s", span.toNanos() / 1e9);
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %d min", seconds / 3600, seconds / 60 % 60);
    }
}
