package dev.peel.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters that are too large, and patterns that would never end. */
class HostileFilterTest {

    @ParameterizedTest
    @CsvSource({"(,toy,)", "'not ',toy,''", "!,toy,''", "'abs(',toy.u8,)", "'{',toy.u8,'}'", "'not (',toy,)"})
    void rejectsWhatIsTooDeep(String before, String inner, String after) {
        String filter = before.repeat(100_000 / before.length()) + inner + after.repeat(100_000 / before.length());

        assertThatThrownBy(() -> Filter.compile(filter, ToyPacket.CATALOG))
                .isInstanceOf(FilterException.class)
                .hasMessage("more than 200 things within each other; write it flatter");
    }

    @ParameterizedTest
    @CsvSource({"toy.u8, ' + 1'", "toy.u8, ' & 1'", "toy.u8, ' * 1'", "toy.bytes, '[0:1]'"})
    void rejectsTooManyOperations(String field, String operation) {
        String filter = field + operation.repeat(2_000);

        assertThatThrownBy(() -> Filter.compile(filter, ToyPacket.CATALOG))
                .isInstanceOf(FilterException.class)
                .hasMessage("more than 1000 operations; use several filters");
    }

    @Test
    void takesAsManyOperationsAsThereMayBe() {
        assertThat(new ToyPacket().number(ToyPacket.U16, 1).matches("toy.u16" + " + 1".repeat(1000) + " == 1001"))
                .isTrue();
    }

    @Test
    void takesLongChains() {
        String filter = IntStream.range(0, 15_000)
                .mapToObj(number -> "toy.u16 == " + number)
                .collect(Collectors.joining(" or "));

        assertThat(filter).hasSizeGreaterThan(262_144);
        assertThat(new ToyPacket()
                        .number(ToyPacket.U16, 9_999)
                        .matches(filter.substring(0, filter.indexOf(" or toy.u16 == 10000"))))
                .isTrue();
        assertThatThrownBy(() -> Filter.compile(filter, ToyPacket.CATALOG))
                .isInstanceOf(FilterException.class)
                .hasMessageStartingWith("the filter has ")
                .hasMessageEndingWith(" characters, more than 262144; use several filters");
    }

    @Test
    void rejectsTooManyMembers() {
        String filter = "toy.u16 in {" + "1,".repeat(10_000) + "1}";

        assertThatThrownBy(() -> Filter.compile(filter, ToyPacket.CATALOG))
                .isInstanceOf(FilterException.class)
                .hasMessage("the set has more than 10000 members; use ranges, such as 8000..8999");
    }

    @Test
    void givesUpPatternsThatTakeTooLong() {
        FilterSettings settings = new FilterSettings(ZoneOffset.UTC, 10_000);
        Filter filter = Filter.compile("toy.text matches \"^(a*)(a*)(a*)(a*)(a*)(a*)c$\"", ToyPacket.CATALOG, settings);
        PacketMatcher matcher = filter.matcher();

        assertThat(matcher.matches(new ToyPacket().text("aaaac").packet())).isTrue();
        assertThat(matcher.undecided()).isZero();
        assertThat(matcher.matches(new ToyPacket().text("a".repeat(40)).packet()))
                .isFalse();
        assertThat(matcher.undecided()).isEqualTo(1);
    }

    @Test
    void givesUpPatternsThatTakeTooMuchStack() {
        PacketMatcher matcher = Filter.compile(
                        "toy.text matches \"^(a|b)*$\"", ToyPacket.CATALOG, new FilterSettings(ZoneOffset.UTC, 1 << 30))
                .matcher();

        assertThat(matcher.matches(new ToyPacket().text("ab".repeat(1_000_000)).packet()))
                .isFalse();
        assertThat(matcher.undecided()).isEqualTo(1);
    }

    @Test
    void rejectsPatternsOfTooManyGroups() {
        String filter = "toy.text matches \"" + "(".repeat(100_000) + ")".repeat(100_000) + "\"";

        assertThatThrownBy(() -> Filter.compile(filter, ToyPacket.CATALOG)).isInstanceOf(FilterException.class);
    }
}
