package dev.peel.core.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Filters over the fields of {@link ToyPacket}, made by chance: all are well formed, as trees and as text. */
final class RandomFilters {
    private static final Place HERE = new Place(0, 0);
    private static final List<String> NUMBERS = List.of("toy.u8", "toy.u16", "toy.u32", "toy.s32", "toy.any16");

    private final Random random;

    RandomFilters(long seed) {
        random = new Random(seed);
    }

    Syntax filter(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return relation();
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Syntax.Not(filter(depth - 1));
            case 1 -> new Syntax.Every(parts(depth));
            case 2 -> new Syntax.Some(parts(depth));
            default -> new Syntax.Odd(parts(depth));
        };
    }

    private List<Syntax> parts(int depth) {
        List<Syntax> parts = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            parts.add(filter(depth - 1));
        }
        return List.copyOf(parts);
    }

    private Syntax relation() {
        return switch (random.nextInt(6)) {
            case 0 -> new Syntax.Test(random.nextBoolean() ? word("toy.bytes") : number(1));
            case 1 -> membership();
            case 2 -> new Syntax.Contains(HERE, quantifier(), word("toy.bytes"), bytes());
            case 3 -> new Syntax.Relation(HERE, quantifier(), comparison(), slice(), bytes());
            case 4 -> new Syntax.Relation(HERE, quantifier(), comparison(), word("toy.bytes"), bytes());
            default -> new Syntax.Relation(HERE, quantifier(), comparison(), number(2), numberOrValue());
        };
    }

    private Syntax membership() {
        List<Syntax.Member> members = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            Term high = random.nextBoolean() ? value() : null;
            members.add(new Syntax.Member(random.nextInt(4) == 0 ? word(field()) : value(), high));
        }
        return new Syntax.Membership(HERE, quantifier(), word(field()), List.copyOf(members));
    }

    private Term number(int depth) {
        if (depth == 0 || random.nextInt(2) == 0) {
            return random.nextInt(8) == 0 ? new Term.Negative(HERE, word(field())) : word(field());
        }
        Operation[] operations = Operation.values();
        Operation operation = operations[random.nextInt(operations.length)];
        return new Term.Arithmetic(HERE, operation, number(depth - 1), numberOrValue());
    }

    private Term numberOrValue() {
        return random.nextBoolean() ? value() : word(field());
    }

    private String field() {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private Term value() {
        return word(String.valueOf(random.nextInt(5)));
    }

    private Term slice() {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            ranges.add(new Range(random.nextInt(5) - 2, random.nextInt(3) == 0 ? Range.REST : 1 + random.nextInt(2)));
        }
        return new Term.Slice(HERE, word("toy.bytes"), List.copyOf(ranges));
    }

    private Term bytes() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            text.append((char) random.nextInt(3));
        }
        return new Term.Text(HERE, text.toString());
    }

    private static Term word(String text) {
        return new Term.Word(HERE, text);
    }

    private Quantifier quantifier() {
        int one = random.nextInt(4);
        return one == 0 ? Quantifier.ALL : one == 1 ? Quantifier.ANY : null;
    }

    private Comparison comparison() {
        Comparison[] all = Comparison.values();
        return all[random.nextInt(all.length)];
    }
}
