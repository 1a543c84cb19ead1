package dev.peel.plugins.handshake.diff;

import dev.peel.core.dissect.Registry;
import dev.peel.core.plugin.Screen;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;

/** Two flows side by side. Immutable. */
public final class FlowDifference {
    private final Comparison comparison;

    private FlowDifference(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * {@return {@code first} beside {@code second}}
     *
     * @param file what the first one's capture is called
     * @param otherFile what the second one's capture is called
     */
    public static FlowDifference of(
            String file, Handshake first, String otherFile, Handshake second, Registry registry) {
        return of(new Compared(file, first), new Compared(otherFile, second), false, registry);
    }

    /**
     * {@return {@code first} beside the nearest good flow of {@code flows} to the same server}
     *
     * @param file what the capture is called
     * @throws UsageException when there is no such flow
     */
    public static FlowDifference fromNearest(String file, Handshake first, CaptureFlows flows, Registry registry) {
        Handshake nearest = GoodFlow.nearest(flows, first);
        if (nearest == null) {
            throw new UsageException(file + ": no other flow to " + first.server()
                    + " has a completed handshake to compare flow " + first.flow()
                    + " with; name a flow of another server or capture");
        }
        return of(new Compared(file, first), new Compared(file, nearest), true, registry);
    }

    private static FlowDifference of(Compared first, Compared second, boolean isChosen, Registry registry) {
        TraitReader reader = new TraitReader(new CodeNames(registry));
        return new FlowDifference(Comparison.of(first, second, isChosen, reader));
    }

    /**
     * Prints it for people.
     *
     * @throws IOException when the text cannot be written
     */
    public void print(TextBuffer out, Screen screen) throws IOException {
        DiffText.print(comparison, out, screen);
    }

    Comparison comparison() {
        return comparison;
    }
}
