package dev.peel.core.dissect;

import java.util.EnumMap;
import java.util.Map;

/** What went wrong in a run, counted: so that nothing is lost silently. Not thread-safe. */
public final class Counters {
    private final EnumMap<Limit, Long> limits = new EnumMap<>(Limit.class);
    private final EnumMap<Severity, Long> experts = new EnumMap<>(Severity.class);
    private long malformed;
    private long cut;

    Counters() {}

    /** {@return how often each limit was reached, without those that were not} */
    public Map<Limit, Long> limits() {
        return Map.copyOf(limits);
    }

    /** {@return how many expert items of each severity were noted} */
    public Map<Severity, Long> experts() {
        return Map.copyOf(experts);
    }

    /** {@return how many layers ended because their bytes were wrong} */
    public long malformed() {
        return malformed;
    }

    /** {@return how many layers ended because the capture was cut} */
    public long cut() {
        return cut;
    }

    void limitReached(Limit limit) {
        limits.merge(limit, 1L, Long::sum);
    }

    void expert(Severity severity) {
        experts.merge(severity, 1L, Long::sum);
    }

    void fault(boolean isCut) {
        if (isCut) {
            cut++;
        } else {
            malformed++;
        }
    }
}
