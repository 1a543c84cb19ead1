package dev.peel.repl.cli;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.TimeForm;
import dev.peel.core.filter.Filter;
import dev.peel.core.filter.FilterException;
import dev.peel.core.filter.FilterSettings;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.tap.FilterTest;
import dev.peel.core.tap.FilteredPackets;
import dev.peel.core.tap.PacketTest;
import dev.peel.core.tap.Tap;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Which packets a command looks at: those that display filters hold for. */
final class FilterOptions {
    private final Argument<List<String>> display = Argument.texts(
            "-Y",
            "FILTER",
            "Only packets that the display filter holds for, such as 'tcp.port == 443 and tls'. "
                    + "With several, all have to hold.");

    private final Argument<List<String>> read = Argument.texts("-R", "FILTER", "As -Y.");

    private final List<LongSupplier> undecided = new ArrayList<>();

    /** Has {@code command} take the options, which have values once its line is parsed. */
    void addTo(CommandSpec command) {
        Argument.add(command, display, read);
    }

    /**
     * {@return {@code tap}, handed the packets only that all filters hold for}
     *
     * @param times how the summary tells the time
     */
    Tap apply(CommandLine line, CommandContext context, TimeForm times, Tap tap) {
        Tap filtered = tap;
        for (Filter filter : compile(line, context)) {
            FilteredPackets packets =
                    new FilteredPackets(filtered, filter, context.registry(), times == TimeForm.DELTA_DISPLAYED);
            undecided.add(packets::undecided);
            filtered = packets;
        }
        return filtered;
    }

    /**
     * {@return the test that the filter {@code text} of a statistic stands for}
     *
     * @param place where the filter stands on the command line, for the message
     * @throws UsageException when it is no filter
     */
    PacketTest test(CommandContext context, String text, String place) {
        try {
            Filter filter = Filter.compile(text, context.registry(), settings(context));
            FilterTest test = new FilterTest(filter);
            undecided.add(test::undecided);
            return test;
        } catch (FilterException wrong) {
            throw new UsageException(place + ": filter: " + wrong.getMessage());
        }
    }

    private static FilterSettings settings(CommandContext context) {
        return new FilterSettings(ZoneId.systemDefault(), context.limits().get(Limit.FILTER_STEPS));
    }

    private List<Filter> compile(CommandLine line, CommandContext context) {
        List<String> texts = new ArrayList<>(display.value());
        texts.addAll(read.value());
        List<Filter> filters = new ArrayList<>();
        for (String text : texts) {
            try {
                filters.add(Filter.compile(text, context.registry(), settings(context)));
            } catch (FilterException wrong) {
                throw new ParameterException(line, "filter: " + wrong.getMessage(), wrong);
            }
        }
        return filters;
    }

    /** Tells, after the run, where a pattern was given up. */
    void report(CommandContext context) {
        long values = undecided.stream().mapToLong(LongSupplier::getAsLong).sum();
        if (values > 0) {
            context.warn("limit " + Limit.FILTER_STEPS.label() + " ("
                    + context.limits().get(Limit.FILTER_STEPS) + ") was reached for " + values
                    + (values == 1 ? " value" : " values")
                    + ", which the filter took as not matching; use a simpler pattern, or --limit "
                    + Limit.FILTER_STEPS.label() + "=N");
        }
    }
}
