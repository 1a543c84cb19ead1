package dev.peel.plugins.handshake.explain;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Handshake.Endpoint;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.rule.Judged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sorts the connections of a capture: those that failed, alike ones together; what else is worth a look; the good ones. Not thread-safe. */
final class ExplainReport {
    private static final int MAX_GOOD = 10_000; // connections told of one by one

    /** What one rule says of connections that did not fail by it. */
    record Remark(Verdict verdict, List<Integer> flows) {}

    /** A connection that is told of in one line. */
    record Line(Handshake flow, List<String> ids) {}

    /** What is counted of the connections to one server. */
    private static final class Server {
        private final Set<String> goodClients = new HashSet<>(2); // most servers have few
        private int connections;
        private int good;
    }

    private final Map<Problem.Key, Problem> problems = new LinkedHashMap<>();
    private final Map<String, Remark> faults = new TreeMap<>();
    private final Map<String, Remark> warnings = new TreeMap<>();
    private final Map<String, Remark> notes = new TreeMap<>();
    private final Map<Endpoint, Server> servers = new HashMap<>();
    private final Map<String, Integer> versions = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();
    private int failed;
    private int good;
    private int other;
    private @Nullable Instant from;
    private @Nullable Instant to;

    /**
     * Adds a connection.
     *
     * @param isListed whether it is told of by itself even where it is good
     */
    void add(Handshake flow, List<Verdict> verdicts, boolean isListed) {
        from = from == null || flow.time().isBefore(from) ? flow.time() : from;
        to = to == null || flow.time().isAfter(to) ? flow.time() : to;
        Server server = servers.computeIfAbsent(flow.server(), endpoint -> new Server());
        server.connections++;
        Judged judged = new Judged(flow, verdicts);
        boolean isFailed = judged.isFailed();
        for (Verdict verdict : verdicts) {
            if (verdict.kind() == Kind.CAPTURE) {
                remark(faults, verdict, flow);
            } else if (!isFailed) {
                remark(verdict.kind() == Kind.NOTE ? notes : warnings, verdict, flow);
            }
        }
        if (isFailed) {
            failed++;
            Problem.Key key = Problem.Key.of(flow, verdicts);
            problems.computeIfAbsent(key, of -> new Problem(of, flow, verdicts)).add(flow, verdicts);
        } else if (judged.isGood()) {
            good++;
            server.good++;
            server.goodClients.add(flow.client().address());
            versions.merge(String.valueOf(flow.tls().version()), 1, Integer::sum);
        } else {
            other++;
        }
        if (isListed && !isFailed && lines.size() < MAX_GOOD) {
            lines.add(new Line(flow, verdicts.stream().map(Verdict::id).toList()));
        }
    }

    private static void remark(Map<String, Remark> remarks, Verdict verdict, Handshake flow) {
        remarks.computeIfAbsent(verdict.id(), id -> new Remark(verdict, new ArrayList<>(1)))
                .flows()
                .add(flow.flow());
    }

    /** {@return what failed, the most frequent first} */
    List<Problem> problems() {
        return problems.values().stream()
                .sorted(Comparator.comparingInt(Problem::count).reversed())
                .toList();
    }

    /** {@return what is wrong with the capture, by rule} */
    List<Remark> faults() {
        return List.copyOf(faults.values());
    }

    /** {@return what is worth a look in connections that did not fail, by rule} */
    List<Remark> warnings() {
        return List.copyOf(warnings.values());
    }

    /** {@return what is worth knowing of connections that did not fail, by rule} */
    List<Remark> notes() {
        return List.copyOf(notes.values());
    }

    /** {@return the connections to be told of one by one} */
    List<Line> lines() {
        return lines;
    }

    /** {@return how many good connections had each version} */
    Map<String, Integer> versions() {
        return versions;
    }

    /** {@return how many connections to {@code server} there are} */
    int connections(Endpoint server) {
        Server known = servers.get(server);
        return known == null ? 0 : known.connections;
    }

    /** {@return how many of those are good} */
    int good(Endpoint server) {
        Server known = servers.get(server);
        return known == null ? 0 : known.good;
    }

    /** {@return the addresses of the clients that succeeded with {@code server}} */
    Set<String> goodClients(Endpoint server) {
        Server known = servers.get(server);
        return known == null ? Set.of() : known.goodClients;
    }

    int failed() {
        return failed;
    }

    int good() {
        return good;
    }

    /** {@return how many connections are neither good nor failed} */
    int other() {
        return other;
    }

    int count() {
        return failed + good + other;
    }

    /** {@return when the first of them began; null where there is none} */
    @Nullable
    Instant from() {
        return from;
    }

    /** {@return when the last of them began; null where there is none} */
    @Nullable
    Instant to() {
        return to;
    }
}
