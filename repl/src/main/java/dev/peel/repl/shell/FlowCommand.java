package dev.peel.repl.shell;

import dev.peel.core.flow.Transport;
import dev.peel.core.plugin.FlowReport;
import dev.peel.core.plugin.FlowReports;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code /flow N}. */
final class FlowCommand implements ShellCommand {
    @Override
    public String name() {
        return "flow";
    }

    @Override
    public String usage() {
        return "[tcp|udp] N";
    }

    @Override
    public String description() {
        return "Tells what became of a flow, and lists its packets.";
    }

    @Override
    public List<String> help() {
        return List.of("N   the flow's number, as /flows and tcp.stream tell it");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.word(List.of("tcp", "udp")), Argument.OTHER);
    }

    @Override
    public void run(Session session, String text) throws IOException {
        FlowName flow = FlowName.parse(Words.of(text), "/flow " + usage());
        if (!flow.more().isEmpty()) {
            throw new UsageException(
                    "\"" + flow.more().get(0) + "\" is one argument too many; usage: /flow " + usage());
        }
        flow.check(session.opened());
        TextBuffer out = new TextBuffer(session.results());
        for (FlowReports.Running reports : session.opened().flows()) {
            for (FlowReport report : reports.reports()) {
                if (report.transport() == flow.transport()
                        && report.stream() == flow.stream()
                        && report.views().contains("explain")) {
                    report.print("explain", out, session.console().screen());
                    out.ascii('\n');
                }
            }
        }
        out.flush();
        PacketsCommand.show(session, filter(flow.transport()) + " == " + flow.stream());
    }

    private static String filter(Transport transport) {
        return transport.name().toLowerCase(Locale.ROOT) + ".stream";
    }
}
