package dev.peel.core.plugin;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.RunReport;
import dev.peel.core.tap.PacketTest;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a {@link Statistic} works with.
 *
 * @param registry what can be dissected
 * @param limits the bounds of the run
 * @param filters makes a test of a display filter's text, which is not empty; throws {@link UsageException} where the filter is wrong
 * @param warnings takes each line that is for the user but no result
 */
public record StatisticContext(
        Registry registry, Limits limits, Function<String, PacketTest> filters, Consumer<String> warnings) {

    /**
     * {@return the test that {@code filter} stands for; {@link PacketTest#ALL} where it is empty}
     *
     * @throws UsageException when the filter is wrong
     */
    public PacketTest test(String filter) {
        return filter.isBlank() ? PacketTest.ALL : filters.apply(filter);
    }

    /** Tells the user that {@code limit} was reached {@code times} times, unless that is 0. */
    public void limitReached(Limit limit, long times) {
        if (times > 0) {
            warnings.accept(RunReport.reached(limit, limits, times));
        }
    }
}
