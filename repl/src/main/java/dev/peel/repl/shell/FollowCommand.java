package dev.peel.repl.shell;

import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.repl.statistic.Statistics;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code /follow N [MODE]}. */
final class FollowCommand implements ShellCommand {
    private static final List<String> MODES = List.of("ascii", "ebcdic", "hex", "raw", "yaml");

    @Override
    public String name() {
        return "follow";
    }

    @Override
    public String usage() {
        return "[tcp|udp] N [ascii|ebcdic|hex|raw|yaml]";
    }

    @Override
    public String description() {
        return "Shows what the two sides of a flow said.";
    }

    @Override
    public List<String> help() {
        return List.of("N   the flow's number, as /flows and tcp.stream tell it; without more, text is shown");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.OTHER, Argument.word(MODES));
    }

    @Override
    public void run(Session session, String text) throws IOException {
        FlowName flow = FlowName.parse(Words.of(text), "/follow " + usage());
        flow.check(session.opened());
        String mode = flow.more().isEmpty() ? MODES.get(0) : flow.more().get(0);
        if (!MODES.contains(mode) || flow.more().size() > 1) {
            throw new UsageException(
                    "follow as \"" + String.join(" ", flow.more()) + "\": expected one of " + String.join(", ", MODES));
        }
        String statistic =
                "follow," + flow.transport().name().toLowerCase(Locale.ROOT) + "," + mode + "," + flow.stream();
        TextBuffer out = new TextBuffer(session.results());
        StatsCommand.tell(session, Statistics.of(session.extensions().plugins()), statistic, out);
        out.flush();
    }
}
