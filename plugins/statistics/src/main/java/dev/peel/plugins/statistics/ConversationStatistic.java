package dev.peel.plugins.statistics;

import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import java.util.Arrays;
import java.util.List;

/** Who talked with whom, and how much: {@code -z conv,TYPE[,FILTER]}. */
public final class ConversationStatistic implements Statistic {
    @Override
    public List<String> names() {
        return Arrays.stream(AddressKind.values())
                .map(kind -> "conv," + kind.word())
                .toList();
    }

    @Override
    public String usage() {
        return "[,FILTER]";
    }

    @Override
    public Running begin(String name, String arguments, StatisticContext context) {
        return new TrafficTap(AddressKind.of(name), true, arguments, context);
    }
}
