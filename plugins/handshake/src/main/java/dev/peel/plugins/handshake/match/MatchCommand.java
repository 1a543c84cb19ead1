package dev.peel.plugins.handshake.match;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.plugins.handshake.command.Arguments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code peel match FILE1 FILE2}: what was lost, added or changed between two capture points. */
public final class MatchCommand implements Command {
    private static final String STANDARD_INPUT = "-";

    /** Makes the command. */
    public MatchCommand() {}

    @Override
    public String name() {
        return "match";
    }

    @Override
    public String description() {
        return "Compares two captures of the same connections: packets seen at one point only, or changed on the way.";
    }

    @Override
    public String usage() {
        return "FILE1 FILE2";
    }

    @Override
    public List<String> help() {
        return List.of(
                "FILE1, FILE2   captures of two points; - is standard input, for one of them",
                "",
                "Flows are matched by addresses and ports, or, where these are translated, by initial sequence numbers or",
                "the random of the ClientHello. The clocks of the two need not agree.");
    }

    @Override
    public int run(CommandContext context, List<String> arguments) throws IOException {
        Arguments given = Arguments.of(this, arguments, Set.of(), Set.of());
        String firstFile = given.word(this, 0, "captures");
        String secondFile = given.word(this, 1, "other capture");
        given.atMost(this, 2);
        if (firstFile.equals(STANDARD_INPUT) && secondFile.equals(STANDARD_INPUT)) {
            throw Arguments.wrong(this, "only one capture can come from standard input");
        }
        CapturePoint first = CapturePoint.read(context, "A", firstFile);
        CapturePoint second = CapturePoint.read(context, "B", secondFile);
        FlowPairing pairing = FlowPairing.of(first, second);
        Clocks clocks = new Clocks();
        List<MatchedFlow> different = new ArrayList<>();
        for (FlowPair pair : pairing.pairs()) {
            PacketPairs packets = PacketPairing.of(pair, first, second);
            clocks.add(packets, first, second);
            MatchedFlow matched = new MatchedFlow(pair, packets);
            if (!matched.isAlike()) {
                different.add(matched);
            }
        }
        new MatchText(context.out(), context.screen(), first, second, clocks.estimate()).print(pairing, different);
        return Math.max(first.exitCode(), second.exitCode());
    }
}
