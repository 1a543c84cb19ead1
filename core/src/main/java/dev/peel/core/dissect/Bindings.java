package dev.peel.core.dissect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is bound to one dissector table. */
final class Bindings {
    // Hot path: looking a number up allocates nothing. Open addressing, grown at registration only.

    private static final HeuristicDissector[] NO_HEURISTICS = new HeuristicDissector[0];

    private long[] numbers = new long[16];
    private @Nullable Bound[] byNumber = new Bound[16];
    private int size;
    private final Map<String, Dissector> byText = new HashMap<>();
    private final Map<Integer, Dissector> toldByFlow = new HashMap<>();
    private final Map<Long, Dissector> toldByNumber = new HashMap<>();
    private final List<Ordered> ordered = new ArrayList<>();
    private HeuristicDissector[] heuristics = NO_HEURISTICS;

    private record Ordered(int order, HeuristicDissector dissector) {}

    @Nullable
    Dissector get(long number) {
        Bound found = at(number);
        return found == null ? null : found.dissector();
    }

    /** {@return the dissector bound to {@code number} and its protocol, null where none is} */
    @Nullable
    Bound at(long number) {
        int mask = numbers.length - 1;
        for (int at = hash(number) & mask; ; at = at + 1 & mask) {
            Bound found = byNumber[at];
            if (found == null || numbers[at] == number) {
                return found;
            }
        }
    }

    @Nullable
    Dissector get(String text) {
        return byText.get(text);
    }

    /** {@return who the user says reads the flow with {@code number}, null where nobody was named} */
    @Nullable
    Dissector toldOfFlow(int number) {
        return toldByFlow.isEmpty() ? null : toldByFlow.get(number);
    }

    /** {@return who the user says reads what is behind {@code number}, null where nobody was named} */
    @Nullable
    Dissector told(long number) {
        return toldByNumber.isEmpty() ? null : toldByNumber.get(number);
    }

    /** {@return the dissectors that know their protocol by the content, in the order in which they are asked; not to be changed} */
    HeuristicDissector[] heuristics() {
        return heuristics;
    }

    void bind(long number, Dissector dissector) {
        bind(number, Bound.of(dissector));
    }

    private void bind(long number, Bound bound) {
        if (size * 2 >= numbers.length) {
            long[] oldNumbers = numbers;
            @Nullable Bound[] old = byNumber;
            numbers = new long[oldNumbers.length * 2];
            byNumber = new Bound[oldNumbers.length * 2];
            size = 0;
            for (int i = 0; i < old.length; i++) {
                Bound moved = old[i];
                if (moved != null) {
                    bind(oldNumbers[i], moved);
                }
            }
        }
        int mask = numbers.length - 1;
        int at = hash(number) & mask;
        while (byNumber[at] != null && numbers[at] != number) {
            at = at + 1 & mask;
        }
        if (byNumber[at] == null) {
            size++;
        }
        numbers[at] = number;
        byNumber[at] = bound;
    }

    /** {@return whether the table goes by texts, none by numbers} */
    boolean isOfTexts() {
        return !byText.isEmpty() && size == 0;
    }

    void bind(String text, Dissector dissector) {
        byText.put(text, dissector);
    }

    /** Binds {@code dissector} to {@code number}, since the user says so: no content counts against that. */
    void tell(long number, Dissector dissector) {
        bind(number, dissector);
        toldByNumber.put(number, dissector);
    }

    void tellOfFlow(int number, Dissector dissector) {
        toldByFlow.put(number, dissector);
    }

    void heuristic(int order, HeuristicDissector dissector) {
        ordered.add(new Ordered(order, dissector));
        ordered.sort((one, other) -> Integer.compare(one.order, other.order));
        heuristics = ordered.stream().map(Ordered::dissector).toArray(HeuristicDissector[]::new);
    }

    /** {@return the least number that leads to the protocol called {@code name}, empty where none does} */
    OptionalLong numberOf(String name) {
        return IntStream.range(0, byNumber.length)
                .filter(at -> {
                    Bound bound = byNumber[at];
                    return bound != null
                            && bound.protocol().field().abbreviation().equals(name);
                })
                .mapToLong(at -> numbers[at])
                .min();
    }

    /** {@return every dissector that the table may lead to} */
    List<Dissector> all() {
        List<Dissector> all = new ArrayList<>(byText.values());
        for (Bound bound : byNumber) {
            if (bound != null) {
                all.add(bound.dissector());
            }
        }
        all.addAll(List.of(heuristics));
        all.addAll(toldByFlow.values());
        return all;
    }

    private static int hash(long number) {
        long mixed = number * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 40);
    }
}
