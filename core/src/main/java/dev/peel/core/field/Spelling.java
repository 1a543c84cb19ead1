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

    /** How many characters have to be put in, taken out, changed or swapped with the next to make one word of the other. */
    private static int distance(String one, String other) {
        int[][] changes = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                changes[i][j] = i == 0 || j == 0 ? i + j : step(changes, one, other, i, j);
            }
        }
        return changes[one.length()][other.length()];
    }

    private static int step(int[][] changes, String one, String other, int i, int j) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(changes[i - 1][j - 1] + change, 1 + Math.min(changes[i - 1][j], changes[i][j - 1]));
        boolean isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isSwapped ? Math.min(least, changes[i - 2][j - 2] + 1) : least;
    }
}
