package dev.peel.repl.shell;

import dev.peel.core.dissect.Demand;
import dev.peel.core.filter.FilterException;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.FilterTest;
import dev.peel.core.tap.PacketTest;
import dev.peel.repl.statistic.Statistics;
import java.io.IOException;
import java.util.List;

/** {@code /stats NAME[,ARGUMENTS]}, tshark's {@code -z}. */
final class StatsCommand implements ShellCommand {
    private final Statistics statistics;

    StatsCommand(Statistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public String usage() {
        return "[NAME[,ARGUMENT ...]]";
    }

    @Override
    public String description() {
        return "Tells a statistic, such as conv,tcp or io,phs; without a name, lists those that there are.";
    }

    @Override
    public List<String> help() {
        return statistics.byName().entrySet().stream()
                .map(entry -> entry.getKey() + entry.getValue().usage())
                .toList();
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.word(List.copyOf(statistics.byName().keySet())));
    }

    @Override
    public void run(Session session, String text) throws IOException {
        TextBuffer out = new TextBuffer(session.results());
        if (text.isEmpty()) {
            help().forEach(line -> out.text(line + "\n"));
        } else {
            tell(session, statistics, text, out);
        }
        out.flush();
    }

    /** Makes a pass for the statistic {@code text} and prints what came out. */
    static void tell(Session session, Statistics statistics, String text, TextBuffer out) throws IOException {
        Opened opened = session.opened();
        StatisticContext context = new StatisticContext(
                session.registry(), session.limits(), filter -> test(session, filter), session.console()::warn);
        Statistic.Running running;
        try {
            running = statistics.begin(text, context);
        } catch (UsageException wrong) {
            String message = String.valueOf(wrong.getMessage());
            throw new UsageException(message.replaceFirst("^-z ", "/stats ").replace("-z help", "/stats"), wrong);
        }
        Demand demand = running.demand(session.registry());
        opened.capture().scan(demand, running);
        running.report(out);
    }

    private static PacketTest test(Session session, String filter) {
        try {
            return new FilterTest(session.filter(filter.strip()));
        } catch (FilterException wrong) {
            throw new UsageException("filter: " + wrong.getMessage(), wrong);
        }
    }
}
