package dev.peel.plugins.handshake.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The median of how long the same thing took several times. Not thread-safe. */
final class Median {
    private static final int MAX_SAMPLES = 256; // more say no more of a median
    private static final int LEAST_SAMPLES = 4;
    private static final Duration UNKNOWN = Duration.ofNanos(-1);

    private final List<Duration> samples = new ArrayList<>(1);
    private Duration median = UNKNOWN;

    void add(Duration sample) {
        if (samples.size() < MAX_SAMPLES) {
            samples.add(sample);
            median = UNKNOWN;
        }
    }

    /** {@return the median; null where fewer than four samples were added} */
    @Nullable
    Duration value() {
        if (samples.size() < LEAST_SAMPLES) {
            return null;
        }
        if (median.equals(UNKNOWN)) {
            List<Duration> sorted = new ArrayList<>(samples);
            Collections.sort(sorted);
            median = sorted.get(sorted.size() / 2);
        }
        return median;
    }
}
