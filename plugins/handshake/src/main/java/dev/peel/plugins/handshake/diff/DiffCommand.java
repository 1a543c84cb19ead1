package dev.peel.plugins.handshake.diff;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.command.Arguments;
import dev.peel.plugins.handshake.command.FlowChoice;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code peel diff FILE A [B]} and {@code peel diff FILE1 A FILE2 B}: a flow beside a good one. */
public final class DiffCommand implements Command {
    private static final String JSON = "--json";

    /** Makes the command. */
    public DiffCommand() {}

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String description() {
        return "Compares a flow with a good one, and says which difference can explain what became of it.";
    }

    @Override
    public String usage() {
        return "FILE A [B] [--json], or FILE1 A FILE2 B [--json]";
    }

    @Override
    public List<String> help() {
        return List.of(
                "FILE     the capture; - is standard input",
                "A, B     numbers of flows, as peel flows tells them; without B, A is compared with the nearest good",
                "         flow to the same server",
                "--json   one JSON object instead of text",
                "",
                "What differs between any two connections (ports, numbers, times of day, randoms, keys, GREASE) is left",
                "aside. Differences that can explain a failure start with !, others with *.");
    }

    @Override
    public int run(CommandContext context, List<String> arguments) throws IOException {
        Arguments given = Arguments.of(this, arguments, Set.of(JSON), Set.of());
        String file = given.word(this, 0, "capture");
        String number = given.word(this, 1, "flow");
        given.atMost(this, 4);
        boolean isOfTwo = given.words().size() == 4;
        String otherFile = isOfTwo ? given.words().get(2) : file;
        CaptureFlows flows = CaptureFlows.read(context, file);
        CaptureFlows others = isOfTwo ? CaptureFlows.read(context, otherFile) : flows;
        Handshake first = FlowChoice.of(flows, file, number);
        FlowDifference difference = given.words().size() == 2
                ? FlowDifference.fromNearest(file, first, flows, context.registry())
                : FlowDifference.of(
                        file,
                        first,
                        otherFile,
                        FlowChoice.of(others, otherFile, given.words().get(isOfTwo ? 3 : 2)),
                        context.registry());
        if (given.has(JSON)) {
            DiffJson.print(difference.comparison(), context.out());
        } else {
            difference.print(context.out(), context.screen());
        }
        return Math.max(flows.exitCode(), others.exitCode());
    }
}
