package dev.peel.core.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.field.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** What holds for every filter, whatever it says. */
class FilterPropertyTest {
    private static final List<String> WORDS = List.of(
            "toy",
            "toy.u8",
            "toy.text",
            "toy.bytes",
            "toy.ipv4",
            "nosuch",
            "1",
            "0x2",
            "a:b",
            "16:03",
            "192.0.2.1/8",
            "fe80::/10",
            "\"x\"",
            "r\"\\d\"",
            "'c'",
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            "[0:1]",
            "[-1]",
            "#1",
            "#[1-2]",
            "..",
            ",",
            "==",
            "!==",
            "in",
            "not",
            "and",
            "or",
            "xor",
            "any",
            "all",
            "contains",
            "matches",
            "&",
            "+",
            "-",
            "*",
            "/",
            "%",
            "len(",
            "max(",
            "!",
            "~",
            "=",
            "\"",
            "'",
            "\\",
            "é",
            ".");

    @Property(tries = 1000)
    void printedFilterParsesToTheSameTree(@ForAll long seed, @ForAll @IntRange(max = 3) int depth) {
        Syntax tree = new RandomFilters(seed).filter(depth);

        Syntax parsed = Parser.parse(tree.toString(), FilterBounds.DEFAULT);

        assertThat(parsed).isEqualTo(tree);
        assertThat(String.valueOf(parsed)).isEqualTo(tree.toString());
    }

    @Property(tries = 1500)
    void agreesWithTheReference(@ForAll long seed, @ForAll @IntRange(max = 3) int depth) {
        Syntax tree = new RandomFilters(seed).filter(depth);
        Random random = new Random(seed);
        ToyPacket packet = new ToyPacket();
        Map<String, List<Object>> values = new HashMap<>();
        for (Field field : List.of(ToyPacket.U8, ToyPacket.U16, ToyPacket.OTHER16, ToyPacket.U32, ToyPacket.S32)) {
            values.put(field.abbreviation(), numbers(field, random, packet));
        }
        values.put("toy.bytes", bytes(random, packet));
        List<Object> shared = new ArrayList<>(values.get("toy.u16"));
        shared.addAll(values.get("toy.other16"));
        values.put("toy.any16", shared);

        assertThat(packet.matches(tree.toString())).as(tree.toString()).isEqualTo(new Reference(values).holds(tree));
    }

    private static List<Object> numbers(Field field, Random random, ToyPacket packet) {
        boolean isSigned = field == ToyPacket.S32;
        List<Object> numbers = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            long value = (long) random.nextInt(6) - (isSigned ? 3 : 0);
            numbers.add(new Reference.Whole(value, isSigned));
            packet.number(field, value);
        }
        return numbers;
    }

    private static List<Object> bytes(Random random, ToyPacket packet) {
        List<Object> all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            byte[] bytes = new byte[random.nextInt(4)];
            int[] values = new int[bytes.length];
            for (int at = 0; at < bytes.length; at++) {
                values[at] = random.nextInt(3);
                bytes[at] = (byte) values[at];
            }
            all.add(bytes);
            packet.bytes(ToyPacket.BYTES, values);
        }
        return all;
    }

    @Property(tries = 1500)
    void randomWordsAreAFilterOrAreRejectedWithAPlace(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int count) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextBoolean() ? " " : "");
        }

        answersOrRejects(text.toString());
    }

    @Property(tries = 1000)
    void randomTextIsAFilterOrIsRejectedWithAPlace(
            @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '\u00ff') String text) {
        answersOrRejects(text);
    }

    private static void answersOrRejects(String text) {
        try {
            Filter filter = Filter.compile(text, ToyPacket.CATALOG);
            boolean matches = filter.matcher()
                    .matches(new ToyPacket().number(ToyPacket.U8, 1).packet());

            Filter printed = Filter.compile(filter.toString(), ToyPacket.CATALOG);
            assertThat(printed.matcher()
                            .matches(new ToyPacket().number(ToyPacket.U8, 1).packet()))
                    .isEqualTo(matches);
        } catch (FilterException wrong) {
            assertThat(wrong.position()).isBetween(0, text.length());
            assertThat(wrong.position() + wrong.length()).isLessThanOrEqualTo(text.length());
            assertThat(wrong.reason()).isNotBlank();
            assertThat(wrong.marked().lines()).hasSize(2);
        }
    }
}
