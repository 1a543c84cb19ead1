package dev.peel.repl.statistic;

import dev.peel.core.field.Spelling;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.plugin.UsageException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The statistics that plugins bring, by name. Immutable. */
public final class Statistics {
    private final SortedMap<String, Statistic> known;

    private Statistics(SortedMap<String, Statistic> known) {
        this.known = known;
    }

    /** {@return the statistics of {@code plugins}} */
    public static Statistics of(Plugins plugins) {
        SortedMap<String, Statistic> known = new TreeMap<>();
        for (Statistic statistic : plugins.statistics()) {
            statistic.names().forEach(name -> known.put(name, statistic));
        }
        return new Statistics(Collections.unmodifiableSortedMap(known));
    }

    /** {@return the statistics by their names, in the order of the alphabet} */
    public SortedMap<String, Statistic> byName() {
        return known;
    }

    /**
     * Begins the statistic that {@code text} asks for, such as {@code io,stat,1}.
     *
     * @throws UsageException when there is none or its arguments are wrong; the message starts with {@code -z}
     */
    public Statistic.Running begin(String text, StatisticContext context) {
        Map.Entry<String, Statistic> found = known.entrySet().stream()
                .filter(entry -> text.equals(entry.getKey()) || text.startsWith(entry.getKey() + ","))
                .findFirst()
                .orElseThrow(() -> new UsageException(unknown(text)));
        String name = found.getKey();
        String arguments = text.length() > name.length() ? text.substring(name.length() + 1) : "";
        return found.getValue().begin(name, arguments, context);
    }

    private String unknown(String text) {
        String[] words = text.split(",", 3);
        String name = words.length > 1 ? words[0] + "," + words[1] : words[0];
        return "-z " + text + ": there is no such statistic; "
                + Spelling.nearest(known.keySet(), name)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("-z help lists all");
    }
}
