package dev.peel.plugins.handshake.explain;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Handshake.Endpoint;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections to one server that failed alike. Not thread-safe. */
final class Problem {
    private static final int MAX_SHOWN = 200; // connections of which the frames are kept

    /**
     * What makes connections alike.
     *
     * @param ids the verdicts that are no notes
     */
    record Key(Endpoint server, @Nullable Step step, String by, String how, List<String> ids) {
        static Key of(Handshake flow, List<Verdict> verdicts) {
            List<String> ids = verdicts.stream()
                    .filter(verdict -> verdict.kind() != Verdict.Kind.NOTE)
                    .map(Verdict::id)
                    .toList();
            return new Key(
                    flow.server(),
                    flow.step(),
                    flow.ending().by().label(),
                    flow.ending().how(),
                    ids);
        }
    }

    /** One of the connections: which, of whom, when, and the frames to look at. */
    record Member(int flow, Endpoint client, long time, List<Long> evidence) {}

    private final Key key;
    private final Handshake first;
    private final List<Verdict> verdicts;
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Integer> clients = new LinkedHashMap<>();
    private int count;

    Problem(Key key, Handshake first, List<Verdict> verdicts) {
        this.key = key;
        this.first = first;
        this.verdicts = verdicts;
    }

    void add(Handshake flow, List<Verdict> of) {
        count++;
        clients.merge(flow.client().address(), 1, Integer::sum);
        if (members.size() < MAX_SHOWN) {
            List<Long> evidence = of.stream()
                    .filter(verdict -> verdict.kind() == Verdict.Kind.FAILURE)
                    .findFirst()
                    .map(Verdict::evidence)
                    .orElse(flow.endFrame() == 0 ? List.of() : List.of(flow.endFrame()));
            members.add(new Member(flow.flow(), flow.client(), flow.time().toEpochMilli(), evidence));
        }
    }

    Endpoint server() {
        return key.server();
    }

    /** {@return the first of the connections, which stands for all} */
    Handshake first() {
        return first;
    }

    /** {@return the verdicts of the first} */
    List<Verdict> verdicts() {
        return verdicts;
    }

    /** {@return the connections, as far as they were kept} */
    List<Member> members() {
        return members;
    }

    /** {@return how many of the connections each client had, in the order of the capture} */
    Map<String, Integer> clients() {
        return clients;
    }

    int count() {
        return count;
    }
}
