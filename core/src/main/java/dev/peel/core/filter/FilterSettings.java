package dev.peel.core.filter;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a filter's meaning depends on besides its text.
 *
 * @param zone the zone of dates and times that name none
 * @param steps how many characters a pattern may look at for one value, counting each time it does; at least 1
 */
public record FilterSettings(ZoneId zone, int steps) {
    /** Dates and times in UTC, a million steps. */
    public static final FilterSettings DEFAULT = new FilterSettings(ZoneOffset.UTC, 1_000_000);

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException when {@code steps} is less than 1
     */
    public FilterSettings {
        if (steps < 1) {
            throw new IllegalArgumentException(steps + " steps: expected 1 or more");
        }
    }
}
