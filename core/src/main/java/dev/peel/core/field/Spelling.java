package dev.peel.core.field;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
public final class Spelling {
    private static final int ALWAYS_NEAR = 2; // characters put in, taken out or changed

    private Spelling() {}

    /** {@return the one of {@code names} that is most like {@code wrong}; empty where none is much like it} */
    public static Optional<String> nearest(Collection<String> names, String wrong) {
        int bound = Math.max(ALWAYS_NEAR, wrong.length() / 2);
        return names.stream()
                .filter(name -> Math.abs(name.length() - wrong.length()) <= bound)
                .map(name -> new Candidate(name, distance(name, wrong)))
                .filter(candidate -> candidate.distance() <= bound)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /** How many characters have to be put in, taken out or changed to make one word of the other. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
