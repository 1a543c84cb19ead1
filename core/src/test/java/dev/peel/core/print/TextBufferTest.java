package dev.peel.core.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TextBufferTest {
    private final TextBuffer text = new TextBuffer(OutputStream.nullOutputStream());

    @Property
    void writesDecimalNumbersAsJavaDoes(@ForAll long number) {
        assertThat(written(text -> text.decimal(number))).isEqualTo(Long.toString(number));
    }

    @Test
    void writesDecimalNumbersAtTheirEdges() {
        for (long number = 1; number > 0 && number <= Long.MAX_VALUE / 10; number *= 10) {
            for (long near : new long[] {number - 1, number, number + 1, -number}) {
                assertThat(written(text -> text.decimal(near))).isEqualTo(Long.toString(near));
            }
        }
        assertThat(written(text -> text.decimal(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
        assertThat(written(text -> text.decimal(Long.MAX_VALUE))).isEqualTo("9223372036854775807");
    }

    @Property
    void padsWithZeros(
            @ForAll @LongRange(max = 999_999_999) long number, @ForAll @IntRange(min = 1, max = 12) int width) {
        assertThat(written(text -> text.padded(number, width))).isEqualTo(String.format("%0" + width + "d", number));
    }

    @Property
    void writesHexadecimalDigits(@ForAll long number, @ForAll @IntRange(min = 1, max = 16) int digits) {
        BigInteger all = new BigInteger(Long.toUnsignedString(number));
        String expected = String.format("%016x", all).substring(16 - digits);

        assertThat(written(text -> text.hex(number, digits))).isEqualTo(expected);
    }

    @Property
    void writesTextInUtf8(@ForAll String any) {
        assertThat(written(text -> text.text(any)))
                .isEqualTo(new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Property
    void writesBytesInHexadecimal(@ForAll byte[] bytes) {
        assertThat(written(text -> text.hex(bytes, 0, bytes.length)))
                .isEqualTo(HexFormat.of().formatHex(bytes));
    }

    @Test
    void growsForWhateverIsWritten() {
        String line = "0123456789".repeat(100);
        for (int i = 0; i < 1_000; i++) {
            text.text(line).ascii('\n').decimal(1).hex(1, 2).raw(new byte[] {'x'});
        }

        assertThat(text.length()).isEqualTo(1_000 * (1_000 + 5));
        assertThat(text.toString()).startsWith(line + "\n101x").endsWith("\n101x");
    }

    @Test
    void handsOnWhatHasGathered() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TextBuffer buffer = new TextBuffer(out);

        buffer.text("some").flushIfFull();
        assertThat(out.size()).isZero();
        buffer.text(" more").flush();
        buffer.text("x".repeat(70_000)).flushIfFull();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("some morexxx")
                .hasSize(70_009);
        assertThat(buffer.length()).isZero();
    }

    @Test
    void takesBackWhatWasAppendedLast() {
        text.text("one, two").truncate(3);

        assertThat(text.text("!").toString()).isEqualTo("one!");
    }

    private interface Writing {
        void to(TextBuffer text);
    }

    private String written(Writing writing) {
        text.truncate(0);
        writing.to(text);
        return text.toString();
    }
}
