package dev.peel.plugins.handshake.ladder;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.plugins.handshake.command.Arguments;
import dev.peel.plugins.handshake.command.FlowChoice;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code peel ladder FILE FLOW [--svg | --mermaid]}: a flow's handshake as arrows. */
public final class LadderCommand implements Command {
    private static final String SVG = "--svg";
    private static final String MERMAID = "--mermaid";

    /** Makes the command. */
    public LadderCommand() {}

    @Override
    public String name() {
        return "ladder";
    }

    @Override
    public String description() {
        return "Draws a flow's handshake as arrows, with frames, times, messages and their sizes.";
    }

    @Override
    public String usage() {
        return "FILE FLOW [--svg | --mermaid]";
    }

    @Override
    public List<String> help() {
        return List.of(
                "FILE        the capture; - is standard input",
                "FLOW        the flow's number, as peel flows and tcp.stream tell it",
                "--svg       a picture instead of text",
                "--mermaid   a sequence diagram of Mermaid instead of text",
                "",
                "Times are counted from the flow's first packet. Messages stand where they are complete.");
    }

    @Override
    public int run(CommandContext context, List<String> arguments) throws IOException {
        Arguments given = Arguments.of(this, arguments, Set.of(SVG, MERMAID), Set.of());
        String file = given.word(this, 0, "capture");
        String number = given.word(this, 1, "flow");
        given.atMost(this, 2);
        if (given.has(SVG) && given.has(MERMAID)) {
            throw Arguments.wrong(this, "either --svg or --mermaid");
        }
        CaptureFlows flows = CaptureFlows.read(context, file);
        Ladder ladder = FlowLadder.of(FlowChoice.of(flows, file, number), context.limits());
        if (given.has(SVG)) {
            LadderSvg.print(ladder, context.out());
        } else if (given.has(MERMAID)) {
            LadderMermaid.print(ladder, context.out());
        } else {
            LadderText.print(ladder, context.out(), context.screen());
        }
        return flows.exitCode();
    }
}
