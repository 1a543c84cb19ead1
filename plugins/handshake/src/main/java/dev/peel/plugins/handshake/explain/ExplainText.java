package dev.peel.plugins.handshake.explain;

import dev.peel.core.plugin.Screen;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.explain.ExplainReport.Line;
import dev.peel.plugins.handshake.explain.ExplainReport.Remark;
import dev.peel.plugins.handshake.text.SafeText;
import dev.peel.plugins.handshake.text.Style;
import dev.peel.plugins.handshake.text.Texts;
import dev.peel.plugins.handshake.text.Wrapping;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for people: problems first, one screen for one problem. */
final class ExplainText {
    private static final int MEMBERS = 4; // connections of a problem that are shown
    private static final int FRAMES = 8; // of each
    private static final int FLOWS = 6; // of a remark
    private static final int CLIENTS = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private static final int READABLE = 110; // characters; longer lines are hard to read

    private final TextBuffer out;
    private final Screen screen;
    private final int width;

    ExplainText(TextBuffer out, Screen screen) {
        this.out = out;
        this.screen = screen;
        width = screen.equals(Screen.NONE) ? Screen.NARROWEST : Math.min(screen.columns(), READABLE);
    }

    /** Prints all of it. */
    void print(ExplainReport report, CaptureFlows flows) throws IOException {
        if (report.count() == 0) {
            print(
                    Style.PLAIN,
                    "",
                    "",
                    flows.size() == 0
                            ? "No TCP connection is in the capture."
                            : "No connection that is asked for speaks TLS or goes where TLS is spoken; --all takes all.");
            return;
        }
        heading(report);
        for (Remark fault : report.faults()) {
            print(Style.WARNING, "! ", "  ", fault.verdict().text() + where(fault) + advice(fault.verdict()));
        }
        for (Problem problem : report.problems()) {
            out.ascii('\n');
            print(problem, report);
            out.flushIfFull();
        }
        remarks("Worth a look", report.warnings());
        remarks("Good to know", report.notes());
        if (!report.lines().isEmpty()) {
            out.text("\nThe others\n");
            for (Line line : report.lines()) {
                print(line);
                out.flushIfFull();
            }
        }
        if (report.good() > 0) {
            out.ascii('\n');
            print(Style.PLAIN, "", "  ", good(report));
        }
    }

    private void heading(ExplainReport report) {
        Instant from = report.from();
        Instant to = report.to();
        String day = from == null ? "" : " on " + from.atOffset(ZoneOffset.UTC).toLocalDate();
        boolean isOneDay = from != null
                && to != null
                && from.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .equals(to.atOffset(ZoneOffset.UTC).toLocalDate());
        String until = isOneDay || to == null
                ? ""
                : " to " + to.atOffset(ZoneOffset.UTC).toLocalDate();
        String counts = Stream.of(
                        report.failed() > 0 ? report.failed() + " failed" : "",
                        report.good() > 0 ? report.good() + " good" : "",
                        report.other() > 0 ? report.other() + " undecided or without TLS" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        print(Style.PLAIN, "", "  ", Texts.count(report.count(), "connection") + day + until + " (UTC): " + counts);
    }

    private void print(Problem problem, ExplainReport report) {
        int all = report.connections(problem.server());
        String which = all == 1 ? "The connection" : problem.count() + " of " + all + " connections";
        String alike = problem.count() > 1 ? " failed alike: " : " failed: ";
        print(Style.BOLD, "", "  ", which + " to " + problem.server() + alike + title(problem.first()));
        List<Verdict> verdicts = problem.verdicts();
        List<Verdict> failures = verdicts.stream()
                .filter(verdict -> verdict.kind() == Kind.FAILURE)
                .toList();
        for (Verdict verdict : verdicts) {
            if (verdict.kind() == Kind.FAILURE || verdict.kind() == Kind.WARNING) {
                print(
                        Style.PLAIN,
                        "  ",
                        "  ",
                        verdict.text() + " (" + verdict.id() + ", confidence "
                                + verdict.confidence().label() + ")");
            }
        }
        who(problem, report);
        members(problem);
        List<Verdict> advisers = failures.isEmpty()
                ? verdicts.stream()
                        .filter(verdict -> verdict.kind() == Kind.WARNING)
                        .toList()
                : failures;
        List<String> causes = advisers.stream()
                .flatMap(verdict -> verdict.causes().stream())
                .distinct()
                .toList();
        List<String> next = advisers.stream()
                .flatMap(verdict -> verdict.next().stream())
                .distinct()
                .toList();
        numbered("  Why that may be, the likeliest first:", causes);
        listed("  What to check next:", next);
        String rfc = advisers.stream()
                .flatMap(verdict -> verdict.rfc().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!rfc.isEmpty()) {
            print(Style.PLAIN, "  ", "    ", "See " + rfc + ".");
        }
    }

    /** How it ended and how far it had come, a few words. */
    private static String title(Handshake flow) {
        Step step = flow.step();
        return (step == null ? "no handshake was seen" : "it came as far as " + step.text()) + ", then "
                + flow.ending().text();
    }

    private void who(Problem problem, ExplainReport report) {
        Set<String> failing = problem.clients().keySet();
        int good = report.good(problem.server());
        if (good == 0) {
            return;
        }
        boolean isApart = report.goodClients(problem.server()).stream().noneMatch(failing::contains);
        String clients = failing.stream().limit(CLIENTS).collect(Collectors.joining(", "))
                + (failing.size() > CLIENTS ? " and " + (failing.size() - CLIENTS) + " more" : "");
        print(
                Style.PLAIN,
                "  ",
                "  ",
                isApart
                        ? "It happens to " + clients + " only; other clients succeeded with this server "
                                + Texts.count(good, "time") + "."
                        : Texts.count(good, "connection") + " to this server succeeded, also of "
                                + (failing.size() == 1 ? "this client." : "these clients."));
    }

    private void members(Problem problem) {
        List<Problem.Member> members = problem.members();
        for (Problem.Member member : members.subList(0, Math.min(MEMBERS, members.size()))) {
            String frames = member.evidence().isEmpty() ? "" : "  " + frames(member.evidence());
            String time = TIME.format(Instant.ofEpochMilli(member.time()).atOffset(ZoneOffset.UTC));
            print(Style.PLAIN, "  ", "      ", "flow " + member.flow() + "  " + time + "  " + member.client() + frames);
        }
        int more = problem.count() - Math.min(MEMBERS, members.size());
        if (more > 0) {
            print(Style.PLAIN, "  ", "    ", "and " + more + " more like these (--json tells all)");
        }
    }

    private static String frames(List<Long> evidence) {
        String list = evidence.stream().limit(FRAMES).map(String::valueOf).collect(Collectors.joining(", "));
        return (evidence.size() == 1 ? "frame " : "frames ") + list + (evidence.size() > FRAMES ? ", ..." : "");
    }

    private void numbered(String title, List<String> texts) {
        if (!texts.isEmpty()) {
            out.text(title).ascii('\n');
        }
        for (int i = 0; i < texts.size(); i++) {
            print(Style.PLAIN, "   " + (i + 1) + ". ", "      ", texts.get(i));
        }
    }

    private void listed(String title, List<String> texts) {
        if (!texts.isEmpty()) {
            out.text(title).ascii('\n');
        }
        texts.forEach(text -> print(Style.PLAIN, "    - ", "      ", text));
    }

    private void remarks(String title, List<Remark> remarks) {
        if (remarks.isEmpty()) {
            return;
        }
        out.ascii('\n').text(title).ascii('\n');
        for (Remark remark : remarks) {
            print(Style.PLAIN, "  ", "    ", remark.verdict().text() + where(remark));
        }
    }

    private static String where(Remark remark) {
        List<Integer> flows = remark.flows();
        String more = flows.size() > FLOWS ? " and " + (flows.size() - FLOWS) + " more" : "";
        String list = flows.stream().limit(FLOWS).map(String::valueOf).collect(Collectors.joining(", "));
        return " (" + remark.verdict().id() + "; " + (flows.size() == 1 ? "flow " : "flows ") + list + more + "; "
                + frames(remark.verdict().evidence()) + (flows.size() == 1 ? "" : " in the first") + ")";
    }

    private static String advice(Verdict verdict) {
        return verdict.next().isEmpty() ? "" : " To do: " + verdict.next().get(0) + ".";
    }

    private void print(Line line) {
        Handshake flow = line.flow();
        String name = flow.tls().serverName();
        String what = Stream.of(
                        flow.tls().version() == null ? "no TLS" : flow.tls().version(),
                        name == null ? "" : name,
                        flow.step() == null
                                ? ""
                                : flow.step().text() + ", then " + flow.ending().text(),
                        String.join(" ", line.ids()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
        print(
                Style.PLAIN,
                "  ",
                "      ",
                "flow " + flow.flow() + "  " + flow.client() + " to " + flow.server() + "  " + what);
    }

    private static String good(ExplainReport report) {
        String versions = report.versions().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry -> entry.getValue() + " with " + entry.getKey())
                .collect(Collectors.joining(", "));
        return "Good: " + Texts.count(report.good(), "connection") + ", " + versions + ".";
    }

    /** Prints a paragraph whose first line begins with {@code first}, and the others with {@code rest}. */
    private void print(Style style, String first, String rest, String text) {
        List<String> lines = Wrapping.lines(SafeText.of(text), width - Math.max(first.length(), rest.length()));
        String start = first;
        for (String line : lines) {
            out.text(start).text(style.of(line, screen)).ascii('\n');
            start = rest;
        }
    }
}
