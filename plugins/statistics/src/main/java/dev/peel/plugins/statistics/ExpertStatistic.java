package dev.peel.plugins.statistics;

import dev.peel.core.dissect.Severity;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong or remarkable, and how often: {@code -z expert[,SEVERITY][,FILTER]}. */
public final class ExpertStatistic implements Statistic {
    @Override
    public List<String> names() {
        return List.of("expert");
    }

    @Override
    public String usage() {
        return "[,error|,warn|,note|,chat|,comment][,FILTER]";
    }

    @Override
    public Running begin(String name, String arguments, StatisticContext context) {
        int comma = arguments.indexOf(',');
        String first = comma < 0 ? arguments : arguments.substring(0, comma);
        Severity least = severity(first);
        if (least == null) {
            return new ExpertTap(Severity.COMMENT, arguments, context);
        }
        return new ExpertTap(least, comma < 0 ? "" : arguments.substring(comma + 1), context);
    }

    private static @Nullable Severity severity(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "error" -> Severity.ERROR;
            case "warn", "warning" -> Severity.WARNING;
            case "note" -> Severity.NOTE;
            case "chat" -> Severity.CHAT;
            case "comment" -> Severity.COMMENT;
            default -> null;
        };
    }
}
