package dev.peel.plugins.handshake.match;

import dev.peel.plugins.handshake.match.FlowPair.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the flows that two captures share: first by all that identifies a connection, then by what a translation of addresses leaves,
 * then by what even a change of sequence numbers leaves. Not thread-safe.
 */
final class FlowPairing {
    private final Set<SeenFlow> here;
    private final Set<SeenFlow> there;
    private final List<FlowPair> pairs = new ArrayList<>();

    private FlowPairing(List<SeenFlow> here, List<SeenFlow> there) {
        this.here = new LinkedHashSet<>(here);
        this.there = new LinkedHashSet<>(there);
    }

    /** {@return the flows of {@code first} and {@code second}, paired} */
    static FlowPairing of(CapturePoint first, CapturePoint second) {
        FlowPairing pairing = new FlowPairing(first.flows(), second.flows());
        pairing.pair(Way.ADDRESSES, FlowPairing::startsAndAddresses);
        pairing.pair(Way.RANDOM, FlowPairing::random);
        pairing.pair(Way.SEQUENCES, FlowPairing::starts);
        pairing.pair(Way.ADDRESSES, FlowPairing::addresses);
        pairing.pairs.sort(Comparator.comparingInt(pair -> pair.first().number()));
        return pairing;
    }

    /** {@return the pairs, in the order of A} */
    List<FlowPair> pairs() {
        return pairs;
    }

    /** {@return the flows that only A has} */
    List<SeenFlow> onlyFirst() {
        return List.copyOf(here);
    }

    /** {@return the flows that only B has} */
    List<SeenFlow> onlySecond() {
        return List.copyOf(there);
    }

    /** Pairs what is left and has equal keys, which are text so that many of equal hash codes cost little; of several, in their order. */
    private void pair(Way way, Function<SeenFlow, @Nullable String> keys) {
        Map<String, Deque<SeenFlow>> byKey = new HashMap<>();
        for (SeenFlow each : there) {
            String key = keys.apply(each);
            if (key != null) {
                byKey.computeIfAbsent(key, some -> new ArrayDeque<>(1)).add(each);
            }
        }
        for (SeenFlow each : List.copyOf(here)) {
            String key = keys.apply(each);
            Deque<SeenFlow> found = key == null ? null : byKey.get(key);
            SeenFlow other = found == null ? null : found.poll();
            if (other != null) {
                pairs.add(new FlowPair(each, other, known(way, each, other)));
                here.remove(each);
                there.remove(other);
            }
        }
    }

    /** A random says more than sequence numbers, so it is asked first; what is told is the simplest that they share. */
    private static Way known(Way way, SeenFlow one, SeenFlow other) {
        String starts = starts(one);
        return way == Way.RANDOM && starts != null && starts.equals(starts(other)) ? Way.SEQUENCES : way;
    }

    private static String addresses(SeenFlow flow) {
        return flow.toString();
    }

    private static @Nullable String starts(SeenFlow flow) {
        Integer client = flow.start(true);
        Integer server = flow.start(false);
        return client == null || server == null ? null : client + " " + server;
    }

    private static @Nullable String startsAndAddresses(SeenFlow flow) {
        String starts = starts(flow);
        return starts == null ? null : starts + " " + addresses(flow);
    }

    private static @Nullable String random(SeenFlow flow) {
        return flow.random() == 0 ? null : Long.toHexString(flow.random());
    }
}
