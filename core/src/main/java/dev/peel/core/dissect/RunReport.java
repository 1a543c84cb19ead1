package dev.peel.core.dissect;

import java.util.ArrayList;
import java.util.List;

/** What a user is told when a run is over: what was malformed, cut, beyond a limit, or failed. */
public final class RunReport {
    private RunReport() {}

    /**
     * {@return a line each for what went wrong, empty where nothing did}
     *
     * @param engine the engine of the run, at a standstill
     * @param limits the bounds that it kept
     */
    public static List<String> lines(Engine engine, Limits limits) {
        List<String> lines = new ArrayList<>();
        Counters counters = engine.counters();
        if (counters.malformed() > 0) {
            lines.add(times(counters.malformed(), "layer") + " malformed; where, the field _ws.malformed shows");
        }
        if (counters.cut() > 0) {
            lines.add(times(counters.cut(), "layer") + " cut, since the capture has only the start of long frames");
        }
        counters.limits().forEach((limit, times) -> lines.add(reached(limit, limits, times)));
        lines.addAll(engine.failures());
        return lines;
    }

    /** {@return the line that says that {@code limit} was reached so many times} */
    public static String reached(Limit limit, Limits limits, long times) {
        return "limit " + limit.label() + " (" + limits.get(limit) + ") was reached " + times
                + (times == 1 ? " time" : " times") + "; what lies beyond it is missing; --limit " + limit.label()
                + "=N changes it";
    }

    private static String times(long count, String what) {
        return count + " " + what + (count == 1 ? " was" : "s were");
    }
}
