package dev.peel.testkit;

import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.StreamDissector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks that a stream dissector notes the same of a talk however it travels: in every two segments (sampled where the talk is longer
 * than 1024 bytes), byte by byte, and in segments that a seed cuts, shuffles and repeats; and that it notes the start of that where
 * the connection breaks off.
 *
 * <p>Numbers of frames and times may differ, and what shows how a message was put together. Not thread-safe.
 */
public final class StreamCheck {
    /** The seed where nobody gives one. */
    public static final long SEED = 20260101;

    private static final int MOST_SEGMENTS = 16; // that a message lists

    private final CarriedTalk carried;

    /** Makes a check of a dissector that hands its payload to nobody. */
    public StreamCheck(StreamDissector tested) {
        this(tested, List.of());
    }

    /**
     * Makes a check.
     *
     * @param others the dissectors that the tested one may hand its payload to; it may be among them
     */
    public StreamCheck(StreamDissector tested, List<? extends Dissector> others) {
        carried = new CarriedTalk(tested, others);
    }

    /** {@return what is noted of {@code talk}, a line {@code name=value} each; empty where it is no talk of this protocol} */
    public List<String> fields(Talk talk) {
        return carried.read(talk, new Travels(talk).whole(), true).fields();
    }

    /** {@return the packets of {@code talk}, a turn each, which the kit's own transport carries} */
    public Packets packets(Talk talk) {
        return carried.packets(talk);
    }

    /**
     * {@return the first way to travel that changes what is noted, and the first difference; empty where there is none}
     *
     * @param seed draws the ways that are sampled; told in what is returned
     */
    public Optional<String> check(Talk talk, long seed) {
        List<String> differences = new ArrayList<>();
        Travels travels = new Travels(talk);
        CarriedTalk.Noted whole = carried.read(talk, travels.whole(), true);
        if (!whole.failures().isEmpty()) {
            return Optional.of("the dissector failed: " + String.join("; ", whole.failures()));
        }
        travels.each(seed, segments -> {
            if (differences.isEmpty()) {
                CarriedTalk.Noted noted = carried.read(talk, segments, true);
                compare(whole.fields(), noted, segments, seed, false, differences);
            }
        });
        CarriedTalk.Noted open = carried.read(talk, travels.whole(), false);
        travels.eachBrokenOff(seed, segments -> {
            if (differences.isEmpty()) {
                CarriedTalk.Noted noted = carried.read(talk, segments, false);
                compare(open.fields(), noted, segments, seed, true, differences);
            }
        });
        return differences.stream().findFirst();
    }

    private static void compare(
            List<String> expected,
            CarriedTalk.Noted noted,
            List<Segment> segments,
            long seed,
            boolean isBrokenOff,
            List<String> to) {
        String how = "\ntravelled as " + listed(segments) + (isBrokenOff ? " and broke off" : "") + "\nseed " + seed;
        if (!noted.failures().isEmpty()) {
            to.add("the dissector failed: " + String.join("; ", noted.failures()) + how);
            return;
        }
        List<String> found = noted.fields();
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String wanted = i < expected.size() ? expected.get(i) : "nothing";
            String got = i < found.size() ? found.get(i) : "nothing";
            if (isBrokenOff && i >= found.size()) {
                return;
            }
            if (!wanted.equals(got)) {
                to.add("field " + (i + 1) + " depends on how the talk travels\nexpected " + wanted + "\nfound    " + got
                        + how);
                return;
            }
        }
    }

    private static String listed(List<Segment> segments) {
        int more = segments.size() - MOST_SEGMENTS;
        return more <= 0 ? segments.toString() : segments.subList(0, MOST_SEGMENTS) + " and " + more + " more";
    }
}
