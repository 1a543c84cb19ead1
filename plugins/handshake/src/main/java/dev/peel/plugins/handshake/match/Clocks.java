package dev.peel.plugins.handshake.match;

import dev.peel.plugins.handshake.match.PacketPairs.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Estimates how the clocks of two captures differ, from the packets that both show. Not thread-safe. */
final class Clocks {
    private static final int MAX_SAMPLES = 10_000; // a direction; more say no more of a median

    private final List<Long> toServer = new ArrayList<>();
    private final List<Long> toClient = new ArrayList<>();

    /**
     * What is known of the clocks.
     *
     * @param offset by how much B's clock is ahead, in nanoseconds
     * @param oneWay how long a packet takes between the points, in nanoseconds; negative where only one direction was seen, so that
     *     it is part of the offset
     * @param toServer how many packets to the server it rests on
     * @param toClient how many packets to the client
     */
    record Estimate(long offset, long oneWay, int toServer, int toClient) {
        /** {@return whether it rests on anything} */
        boolean isKnown() {
            return toServer + toClient > 0;
        }

        /** {@return whether both directions were seen, so that the time between the points is told from the clocks} */
        boolean isOfBoth() {
            return toServer > 0 && toClient > 0;
        }
    }

    /** Takes packets that both captures show. */
    void add(PacketPairs pairs, CapturePoint first, CapturePoint second) {
        for (Pair pair : pairs.same()) {
            List<Long> samples = first.packets().isToServer(pair.first()) ? toServer : toClient;
            if (samples.size() < MAX_SAMPLES) {
                samples.add(
                        second.packets().time(pair.second()) - first.packets().time(pair.first()));
            }
        }
    }

    /** {@return what they tell} */
    Estimate estimate() {
        long there = median(toServer);
        long back = median(toClient);
        if (toServer.isEmpty() || toClient.isEmpty()) {
            return new Estimate(toServer.isEmpty() ? back : there, -1, toServer.size(), toClient.size());
        }
        // What a packet takes is counted once for the clocks and once against them, whichever way it goes.
        return new Estimate(there / 2 + back / 2, Math.abs(there / 2 - back / 2), toServer.size(), toClient.size());
    }

    private static long median(List<Long> samples) {
        Collections.sort(samples);
        return samples.isEmpty() ? 0 : samples.get(samples.size() / 2);
    }
}
