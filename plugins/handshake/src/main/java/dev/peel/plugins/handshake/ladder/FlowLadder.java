package dev.peel.plugins.handshake.ladder;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.Screen;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Handshake;
import java.io.IOException;

/** A flow's handshake as arrows in lines of text. */
public final class FlowLadder {
    private FlowLadder() {}

    /**
     * Prints the ladder of {@code flow}.
     *
     * @param limits those that the flow was followed with
     * @throws IOException when the text cannot be written
     */
    public static void print(Handshake flow, Limits limits, TextBuffer out, Screen screen) throws IOException {
        LadderText.print(of(flow, limits), out, screen);
    }

    static Ladder of(Handshake flow, Limits limits) {
        return LadderMaker.of(flow, limits.get(Limit.HANDSHAKE_MOMENTS));
    }
}
