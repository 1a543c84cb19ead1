package dev.peel.plugins.handshake.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two flows side by side.
 *
 * @param first the flow that is asked about
 * @param second the flow that it is compared with
 * @param isChosen whether the second was chosen as the nearest good one
 * @param differences all traits, in the order in which they are compared, those that neither flow shows left out
 */
record Comparison(Compared first, Compared second, boolean isChosen, List<Difference> differences) {

    /** {@return {@code first} and {@code second} side by side} */
    static Comparison of(Compared first, Compared second, boolean isChosen, TraitReader reader) {
        List<Difference> all = Difference.of(reader.of(first.flow()), reader.of(second.flow())).stream()
                .filter(difference -> !difference.isUnseen())
                .toList();
        return new Comparison(first, second, isChosen, all);
    }

    /** {@return whether one of them failed and the other did not, so that there is something to explain} */
    boolean hasQuestion() {
        return first.isGood() != second.isGood();
    }

    /** {@return the first difference that can be why one failed and the other did not; null where there is none} */
    @Nullable
    Difference explanation() {
        return differences.stream().filter(Difference::canExplain).findFirst().orElse(null);
    }
}
