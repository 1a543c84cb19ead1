package dev.peel.plugins.statistics;

import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import java.util.List;

/** Which protocols stand within which, and how much there is of each: {@code -z io,phs[,FILTER]}. */
public final class HierarchyStatistic implements Statistic {
    @Override
    public List<String> names() {
        return List.of("io,phs");
    }

    @Override
    public String usage() {
        return "[,FILTER]";
    }

    @Override
    public Running begin(String name, String arguments, StatisticContext context) {
        return new HierarchyTap(arguments, context);
    }
}
