package dev.peel.repl.shell;

import dev.peel.core.dissect.TimeForm;
import dev.peel.core.filter.Filter;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TextParts;
import dev.peel.core.print.TextPrinter;
import dev.peel.core.tap.FilteredPackets;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code /packets [FILTER]}, which is what a filter alone does. */
final class PacketsCommand implements ShellCommand {
    @Override
    public String name() {
        return "packets";
    }

    @Override
    public String usage() {
        return "[FILTER] | OPTION ...";
    }

    @Override
    public String description() {
        return "Lists the packets, all or those that a display filter holds for; a filter without /packets does the same.";
    }

    @Override
    public List<String> help() {
        return List.of(
                "FILTER       such as tcp.port == 443 and tls",
                "OPTION ...   as peel -r FILE takes them: -V, -x, -c COUNT, -T TYPE, -e FIELD, -Y FILTER and so on");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.FILTER);
    }

    @Override
    public void run(Session session, String text) throws IOException {
        if (text.startsWith("-")) {
            Tools.run(session, session.results(), Tools.onCapture(session, Words.of(text)));
        } else {
            show(session, text);
        }
    }

    /** Lists the packets that {@code text} holds for, all where it is empty. */
    static void show(Session session, String text) throws IOException {
        Opened opened = session.opened();
        Filter filter = session.filter(text);
        TextBuffer out = new TextBuffer(session.rows());
        TextParts parts = new TextParts(
                true, false, false, Set.of(), false, session.console().screen().isColored());
        CountingTap counted = new CountingTap(new TextPrinter(session.registry(), parts, out));
        boolean isDelta = session.settings().times() == TimeForm.DELTA_DISPLAYED;
        FilteredPackets packets = new FilteredPackets(counted, filter, session.registry(), isDelta);
        opened.capture().scan(session.timed(packets.demand(session.registry())), packets);
        out.flush();
        session.console()
                .remark(Numbers.grouped(counted.packets()) + " of "
                        + Numbers.count(opened.capture().frames(), "packet"));
    }
}
