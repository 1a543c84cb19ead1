package dev.peel.core.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import org.junit.jupiter.api.Test;

class TapeMoveTest {
    private static final Field NUMBER = Field.uint("tapemove.number", 32, "Number");
    private static final Protocol LAYER = Protocol.of("tapemove", "Tape", "Tape", NUMBER);

    private final Tape tape = new Tape();

    @Test
    void movesEntriesIntoALayerBeforeThoseOfItsPayload() {
        int outer = open();
        add(1);
        tape.close(outer);
        int inner = open();
        int group = open();
        add(2);
        tape.close(group);
        add(3);
        tape.close(inner);
        int from = tape.size();
        int trailer = open();
        add(4);
        tape.close(trailer);
        tape.setText(from + 1, "four");

        tape.moveBack(outer, inner, from);

        assertThat(values()).containsExactly(0, 1, 0, 4, 0, 0, 2, 3);
        assertThat(ends()).containsExactly(4, 2, 4, 4, 8, 7, 7, 8);
        assertThat(tape.text(3)).isEqualTo("four");
    }

    @Test
    void movesEntriesOfALayerThatNobodyAskedFor() {
        add(1);
        add(2);
        add(3);

        tape.moveBack(-1, 1, 2);

        assertThat(values()).containsExactly(1, 3, 2);
        assertThat(ends()).containsExactly(1, 2, 3);
    }

    @Test
    void growsWhereThereIsNoRoomToMove() {
        for (int i = 0; i < 1023; i++) {
            add(i);
        }
        tape.setObject(add(1023), "last");

        tape.moveBack(-1, 0, 1023);

        assertThat(tape.size()).isEqualTo(1024);
        assertThat(tape.object(0)).isEqualTo("last");
        assertThat(tape.value(1)).isZero();
        assertThat(tape.value(1023)).isEqualTo(1022);
    }

    private int open() {
        int entry = tape.add(LAYER.field(), 0, 0, 0, 0, 0);
        tape.open(entry);
        return entry;
    }

    private int add(long value) {
        return tape.add(NUMBER, 0, 0, 0, 4, value);
    }

    private int[] values() {
        int[] values = new int[tape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) tape.value(i);
        }
        return values;
    }

    private int[] ends() {
        int[] ends = new int[tape.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = tape.end(i);
        }
        return ends;
    }
}
