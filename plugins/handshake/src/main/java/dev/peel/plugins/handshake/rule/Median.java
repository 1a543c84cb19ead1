package dev.peel.plugins.handshake.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The median of how long the same thing took several times. Samples are added; thread-safe from {@link #end} on. */
final class Median {
    private static final int MAX_SAMPLES = 256; // more say no more of a median
    private static final int LEAST_SAMPLES = 4;

    private final List<Duration> samples = new ArrayList<>(1);
    private @Nullable Duration value;

    void add(Duration sample) {
        if (samples.size() < MAX_SAMPLES) {
            samples.add(sample);
        }
    }

    /** Says that all samples were added. */
    void end() {
        if (samples.size() >= LEAST_SAMPLES) {
            Collections.sort(samples);
            value = samples.get(samples.size() / 2);
        }
        samples.clear();
    }

    /** {@return the median; null where fewer than four samples were added} */
    @Nullable
    Duration value() {
        return value;
    }
}
