package dev.peel.plugins.statistics;

import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import java.util.Arrays;
import java.util.List;

/** Who sent and received how much: {@code -z endpoints,TYPE[,FILTER]}. */
public final class EndpointStatistic implements Statistic {
    @Override
    public List<String> names() {
        return Arrays.stream(AddressKind.values())
                .map(kind -> "endpoints," + kind.word())
                .toList();
    }

    @Override
    public String usage() {
        return "[,FILTER]";
    }

    @Override
    public Running begin(String name, String arguments, StatisticContext context) {
        return new TrafficTap(AddressKind.of(name), false, arguments, context);
    }
}
