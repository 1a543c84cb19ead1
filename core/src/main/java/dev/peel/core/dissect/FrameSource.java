package dev.peel.core.dissect;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.LinkTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the frame at hand was captured, and who reads frames from there. Not thread-safe. */
final class FrameSource {
    // Hot path: most frames come from where the one before came from.

    private final Bindings encapsulations;
    private List<CaptureInterface> interfaces = List.of();
    private int index = Integer.MIN_VALUE;
    private @Nullable CaptureInterface captured;
    private @Nullable Bound reader;

    FrameSource(Bindings encapsulations) {
        this.encapsulations = encapsulations;
    }

    /**
     * Moves to another frame's.
     *
     * @param all the capture's interfaces, to which others may be added at most
     * @param which the index of the frame's among them, negative where it was not captured from one
     */
    void move(List<CaptureInterface> all, int which) {
        if (which == index && all == interfaces) {
            return;
        }
        captured = which < 0 ? null : all.get(which);
        reader = captured == null ? null : encapsulations.at(LinkTypes.encapsulation(captured.linkType()));
        interfaces = all;
        index = which;
    }

    /** {@return the interface, null where the frame was not captured from one} */
    @Nullable
    CaptureInterface captured() {
        return captured;
    }

    /** {@return who reads the frame, null where that is not known} */
    @Nullable
    Bound reader() {
        return reader;
    }
}
