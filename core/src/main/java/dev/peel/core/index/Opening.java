package dev.peel.core.index;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.tap.Tap;
import java.util.List;

/**
 * How a capture is opened. Immutable.
 *
 * @param registry what can be dissected
 * @param limits the bounds that passes and replays keep
 * @param captureLimits the bounds that reading keeps
 * @param threads how many threads a pass may take, at least 1
 * @param progress is told how far the opening has come
 * @param taps see all packets in the pass that makes the index, for the fields that they ask for
 */
public record Opening(
        Registry registry,
        Limits limits,
        CaptureLimits captureLimits,
        int threads,
        Progress progress,
        List<? extends Tap> taps) {

    /** Copies the list. */
    public Opening {
        taps = List.copyOf(taps);
    }

    /** {@return how a capture is opened with every limit at its default, in the caller's thread} */
    public static Opening of(Registry registry) {
        return new Opening(registry, Limits.DEFAULT, CaptureLimits.DEFAULT, 1, Progress.NONE, List.of());
    }

    /** {@return this opening with {@code newTaps}} */
    public Opening with(List<? extends Tap> newTaps) {
        return new Opening(registry, limits, captureLimits, threads, progress, newTaps);
    }
}
