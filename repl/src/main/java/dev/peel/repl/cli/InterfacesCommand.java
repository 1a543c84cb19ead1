package dev.peel.repl.cli;

import dev.peel.core.capture.LiveInterface;
import dev.peel.repl.live.LiveSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Lists the interfaces that can be captured from, with what tells them apart. */
final class InterfacesCommand extends PeelCommand {
    InterfacesCommand() {
        super(
                "interfaces",
                "Lists the interfaces of this machine that peel live can capture from: number, name, whether in"
                        + " use, addresses, description.");
        HelpOption.addTo(spec());
    }

    @Override
    public Integer call() throws IOException {
        List<LiveInterface> all = LiveSources.find().interfaces();
        int width = all.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        PrintWriter out = line().getOut();
        for (int i = 0; i < all.size(); i++) {
            LiveInterface one = all.get(i);
            String row = String.format(
                    "%3d  %-" + Math.max(1, width) + "s  %-4s  %s  %s",
                    i + 1,
                    one.name(),
                    one.isUp() ? "up" : "down",
                    String.join(" ", one.addresses()),
                    one.description());
            out.println(row.stripTrailing());
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
