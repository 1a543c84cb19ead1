package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Handshake.Endpoint;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which flows of a capture came before others that they may explain. Flows are added in their order. Thread-safe from then on. */
final class EarlierFlows {
    private static final int MAX_EARLIER = 16; // flows between the same two that are looked at

    private final CaptureFlows flows;
    private final Map<HostPair, List<Integer>> notable = new HashMap<>();
    private final Map<Integer, Integer> onSamePorts = new HashMap<>();
    private final Map<Ports, Integer> last = new HashMap<>();

    private int added;

    private record Ports(Endpoint client, Endpoint server) {}

    EarlierFlows(CaptureFlows flows) {
        this.flows = flows;
    }

    /** Adds the next flow. */
    void add(Handshake flow) {
        int index = added++;
        // Only what failed, or offered what another one lacks, explains another flow.
        if (Boolean.FALSE.equals(flow.isOk()) || flow.preamble().offers()) {
            notable.computeIfAbsent(HostPair.of(flow), pair -> new ArrayList<>(1))
                    .add(index);
        }
        Integer before = last.put(new Ports(flow.client(), flow.server()), index);
        if (before != null) {
            onSamePorts.put(flow.flow(), before);
        }
    }

    /** Forgets what is of use only while flows are added. */
    void end() {
        last.clear();
    }

    /**
     * {@return the flows between the same client and server that began before {@code flow} and failed or offered TLS, latest first, so
     * many and no more}
     */
    List<Handshake> notable(Handshake flow) {
        List<Integer> all = notable.getOrDefault(HostPair.of(flow), List.of());
        int end = 0;
        for (int step = Integer.highestOneBit(Math.max(1, all.size())); step > 0; step /= 2) {
            int next = end + step;
            end = next <= all.size() && flows.number(all.get(next - 1)) < flow.flow() ? next : end;
        }
        List<Handshake> earlier = new ArrayList<>();
        for (int i = end - 1; i >= Math.max(0, end - MAX_EARLIER); i--) {
            earlier.add(flows.get(all.get(i)));
        }
        return earlier;
    }

    /** {@return the flow before {@code flow} over the same addresses and ports; null where there is none} */
    @Nullable
    Handshake onSamePorts(Handshake flow) {
        Integer before = onSamePorts.get(flow.flow());
        return before == null ? null : flows.get(before);
    }
}
