package dev.peel.plugins.statistics;

import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.plugin.UsageException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Packets by intervals of time: {@code -z io,stat,INTERVAL[,FILTER ...]}. */
public final class IntervalStatistic implements Statistic {
    private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,9}(\\.\\d*)?|\\.\\d+)");
    private static final int DECIMALS = 6; // of a second

    @Override
    public List<String> names() {
        return List.of("io,stat");
    }

    @Override
    public String usage() {
        return ",SECONDS[,FILTER|,COUNT|SUM|MIN|MAX|AVG|LOAD(FIELD)FILTER|,FRAMES|BYTES()FILTER ...]";
    }

    @Override
    public Running begin(String name, String arguments, StatisticContext context) {
        List<String> parts = split(arguments);
        String interval = parts.get(0).strip();
        if (!NUMBER.matcher(interval).matches()) {
            throw new UsageException("-z io,stat," + interval
                    + ": expected an interval in seconds, such as 0.5, or 0 for the whole capture");
        }
        BigDecimal seconds = new BigDecimal(interval)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        List<IntervalColumn> columns = new ArrayList<>();
        if (parts.size() == 1) {
            columns.add(IntervalColumn.of("", context));
        }
        for (String part : parts.subList(1, parts.size())) {
            columns.add(IntervalColumn.of(part, context));
        }
        return new IntervalTap(
                Math.max(0, seconds.movePointRight(9).longValueExact()),
                Math.max(0, seconds.scale()),
                columns,
                context);
    }

    /** {@return the parts between commas, without those commas that a filter has in brackets or quotes} */
    private static List<String> split(String arguments) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean isQuoted = false;
        int from = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char character = arguments.charAt(i);
            if (character == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && "({[".indexOf(character) >= 0) {
                depth++;
            } else if (!isQuoted && ")}]".indexOf(character) >= 0) {
                depth--;
            } else if (!isQuoted && depth <= 0 && character == ',') {
                parts.add(arguments.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(arguments.substring(from));
        return parts;
    }
}
