package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.field.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldCursorTest {
    private static final byte[] FRAME = {(byte) 0xf1, 2, 3, 4, 5, 6, 7, (byte) 0x88, 9, 10, 11, 12, 13, 14, 15, 16};

    @Test
    void returnsTheWholeNumberAndNotesTheFieldsOwnBits() {
        List<Long> numbers = new ArrayList<>();
        ToyConversation toy = ToyScript.run(FRAME, d -> {
            numbers.add((long) d.u8(ToyScript.HIGH));
            numbers.add((long) d.u16(ToyScript.WORD));
            numbers.add((long) d.u24(ToyScript.LONG));
            numbers.add(d.u32(ToyScript.LONG));
        });

        assertThat(numbers).containsExactly(0xf1L, 0x203L, 0x40506L, 0x0788090aL);
        assertThat(toy.values(ToyScript.HIGH)).containsExactly("15");
        assertThat(toy.values(ToyScript.WORD)).containsExactly("0x0203");
    }

    @Test
    void readsNumbersOfAnyWidthInBothByteOrders() {
        for (int width = 1; width <= 8; width++) {
            int bytes = width;
            List<Long> numbers = new ArrayList<>();
            ToyScript.run(FRAME, d -> {
                numbers.add(d.uint(ToyScript.LONG, bytes));
                numbers.add((long) d.position());
            });
            ToyScript.run(FRAME, d -> numbers.add(d.uintLe(ToyScript.LONG, bytes)));

            long big = 0;
            long little = 0;
            for (int i = 0; i < bytes; i++) {
                big = big << 8 | FRAME[i] & 0xff;
                little |= (FRAME[i] & 0xffL) << 8 * i;
            }
            assertThat(numbers).containsExactly(big, (long) bytes, little);
        }
    }

    @Test
    void notesBitsBelowTheNumberThatHoldsThem() {
        ToyConversation toy =
                ToyScript.run(FRAME, d -> d.bits(ToyScript.BYTE, new Field[] {ToyScript.HIGH, ToyScript.LOW}));

        assertThat(toy.values(ToyScript.BYTE)).containsExactly("241");
        assertThat(toy.values(ToyScript.HIGH)).containsExactly("15");
        assertThat(toy.values(ToyScript.LOW)).containsExactly("1");
        for (int i = 0; i < toy.tape().size(); i++) {
            if (toy.tape().fieldId(i) == ToyScript.BYTE.id()) {
                assertThat(toy.tape().end(i)).isEqualTo(i + 3);
            }
        }
    }

    @Test
    void peeksWithoutAdvancing() {
        List<Long> numbers = new ArrayList<>();
        ToyConversation toy = ToyScript.run(FRAME, d -> {
            numbers.add(d.peek(ToyScript.HIGH));
            d.peekBytes(ToyScript.TEXT, 2);
            d.peekValue(ToyScript.BYTE, 1, 42);
            numbers.add((long) d.peekU8(1));
            numbers.add((long) d.peekU16(1));
            numbers.add(d.peekU32(1));
            numbers.add((long) d.position());
        });

        assertThat(numbers).containsExactly(15L, 2L, 0x203L, 0x2030405L, 0L);
        assertThat(toy.values(ToyScript.BYTE)).containsExactly("42");
    }

    @Test
    void knowsHowMuchIsLeftAndCaptured() {
        List<Integer> numbers = new ArrayList<>();
        Registry registry = Registry.of(List.of(new ToyScript(d -> {
            d.skip(2);
            numbers.addAll(List.of(d.remaining(), d.captured(), d.rest().length()));
            d.limit(3);
            numbers.addAll(List.of(d.remaining(), d.captured(), d.rest().length()));
            d.limit(100);
            numbers.add(d.remaining());
        })));
        new ToyConversation(registry, Demand.everything(registry), Limits.DEFAULT).raw(FRAME, 4, 16);

        assertThat(numbers).containsExactly(14, 2, 2, 3, 2, 2, 3);
    }

    @Test
    void returnsTheValueWhetherOrNotTheFieldIsWanted() {
        List<Integer> numbers = new ArrayList<>();
        Registry registry = Registry.of(List.of(new ToyScript(d -> {
            int mark = d.open(ToyScript.GROUP);
            numbers.add(d.u8(ToyScript.BYTE));
            numbers.add(d.u16(ToyScript.WORD));
            d.close(mark);
        })));
        ToyConversation toy =
                new ToyConversation(registry, Demand.of(registry, List.of(ToyScript.WORD)), Limits.DEFAULT);
        toy.raw(FRAME, FRAME.length, FRAME.length);

        assertThat(numbers).containsExactly(0xf1, 0x203);
        assertThat(toy.tape().size()).isEqualTo(1);
        assertThat(toy.values(ToyScript.WORD)).containsExactly("0x0203");
    }

    @Test
    void readsText() {
        byte[] text = "caf\u00e9!".getBytes(StandardCharsets.UTF_8);
        List<String> texts = new ArrayList<>();
        ToyConversation toy = ToyScript.run(text, d -> texts.add(d.string(ToyScript.TEXT, 6)));

        assertThat(texts).containsExactly("caf\u00e9!");
        assertThat(toy.values(ToyScript.TEXT)).containsExactly("caf\u00e9!");
    }
}
