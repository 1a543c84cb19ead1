package dev.peel.plugins.handshake.explain;

import dev.peel.core.plugin.Screen;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.rule.Judged;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What {@code peel explain} says of one flow by itself. */
public final class FlowExplanation {
    private FlowExplanation() {}

    /**
     * Prints the report of {@code judged}, a flow of {@code flows}.
     *
     * @throws IOException when the text cannot be written
     */
    public static void print(Judged judged, CaptureFlows flows, TextBuffer out, Screen screen) throws IOException {
        ExplainReport report = new ExplainReport();
        report.add(judged.flow(), judged.verdicts(), true);
        new ExplainText(out, screen).print(report, flows);
    }

    /** {@return {@code judged} as a JSON object on one line} */
    public static String json(Judged judged) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ExplainJson json = new ExplainJson(new TextBuffer(bytes))) {
            json.print(judged.flow(), judged.verdicts());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // bytes in memory are always written
        }
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
