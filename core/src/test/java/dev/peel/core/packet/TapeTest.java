package dev.peel.core.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import org.junit.jupiter.api.Test;

class TapeTest {
    private static final Field NUMBER = Field.uint("tapetest.number", 16, "Number");
    private static final Field GROUP = Field.group("tapetest.group", "Group");
    private static final Protocol PROTOCOL = Protocol.of("tapetest", "Test", "Test", NUMBER, GROUP);

    private final Tape tape = new Tape();

    @Test
    void keepsWhatIsAdded() {
        int source = tape.addSource(new byte[] {1, 2, 3, 4}, 1, 3);
        int i = tape.add(NUMBER, Tape.GENERATED, source, 1, 2, 0x203);

        assertThat(tape.size()).isEqualTo(1);
        assertThat(tape.fieldId(i)).isEqualTo(NUMBER.id());
        assertThat(tape.isGenerated(i)).isTrue();
        assertThat(tape.isHidden(i)).isFalse();
        assertThat(tape.source(i)).isEqualTo(source);
        assertThat(tape.offset(i)).isEqualTo(1);
        assertThat(tape.length(i)).isEqualTo(2);
        assertThat(tape.end(i)).isEqualTo(1);
        assertThat(tape.value(i)).isEqualTo(0x203);
        assertThat(tape.object(i)).isNull();
        assertThat(tape.text(i)).isNull();
        assertThat(tape.sourceStart(source)).isEqualTo(1);
        assertThat(tape.sourceLength(source)).isEqualTo(3);
    }

    @Test
    void nestsWhatIsAddedBetweenOpenAndClose() {
        int source = tape.addSource(new byte[8], 0, 8);
        int outer = tape.add(PROTOCOL.field(), 0, source, 0, 0, 0);
        tape.open(outer);
        int inner = tape.add(GROUP, 0, source, 0, 0, 0);
        tape.open(inner);
        tape.add(NUMBER, 0, source, 0, 2, 0);
        tape.close(inner);
        tape.add(NUMBER, 0, source, 2, 2, 0);
        assertThat(tape.end(outer)).isEqualTo(4);
        tape.close(outer);
        tape.add(NUMBER, 0, source, 4, 2, 0);

        assertThat(tape.end(inner)).isEqualTo(3);
        assertThat(tape.end(outer)).isEqualTo(4);
    }

    @Test
    void closesWhatAFaultLeftOpen() {
        int source = tape.addSource(new byte[8], 0, 8);
        int before = tape.add(GROUP, 0, source, 0, 0, 0);
        tape.open(before);
        int outer = tape.add(GROUP, 0, source, 1, 0, 0);
        tape.open(outer);
        int inner = tape.add(GROUP, 0, source, 2, 5, 0);
        tape.open(inner);

        tape.closeAll(outer, source, 4);
        tape.add(NUMBER, 0, source, 4, 2, 0);

        assertThat(tape.end(inner)).isEqualTo(3);
        assertThat(tape.end(outer)).isEqualTo(3);
        assertThat(tape.end(before)).isEqualTo(4);
        assertThat(tape.length(outer)).isEqualTo(3);
        assertThat(tape.length(inner)).isEqualTo(5);
    }

    @Test
    void growsAsNeededAndForgetsAll() {
        for (int i = 0; i < 5_000; i++) {
            int source = tape.addSource(new byte[] {(byte) i}, 0, 1);
            int entry = tape.add(NUMBER, 0, source, 0, 1, i);
            tape.setObject(entry, "object " + i);
            tape.setText(entry, "text " + i);
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(tape.value(i)).isEqualTo(i);
            assertThat(tape.object(i)).isEqualTo("object " + i);
            assertThat(tape.text(i)).isEqualTo("text " + i);
            assertThat(tape.sourceArray(tape.source(i))[0]).isEqualTo((byte) i);
        }

        tape.clear();

        assertThat(tape.size()).isZero();
        assertThat(tape.sources()).isZero();
        int entry = tape.add(NUMBER, 0, tape.addSource(new byte[1], 0, 1), 0, 1, 0);
        assertThat(tape.object(entry)).isNull();
        assertThat(tape.text(entry)).isNull();
    }

    @Test
    void saysHowManyBytesOfAnEntryThereAre() {
        int source = tape.addSource(new byte[10], 0, 4);

        assertThat(tape.availableLength(tape.add(NUMBER, 0, source, 1, 2, 0))).isEqualTo(2);
        assertThat(tape.availableLength(tape.add(NUMBER, 0, source, 3, 2, 0))).isEqualTo(1);
        assertThat(tape.availableLength(tape.add(NUMBER, 0, source, 9, 2, 0))).isZero();
    }

    @Test
    void viewsOnePacketOfSeveral() {
        int source = tape.addSource(new byte[4], 0, 4);
        tape.add(GROUP, 0, source, 0, 1, 0);
        tape.add(NUMBER, 0, source, 0, 1, 0);
        tape.add(NUMBER, 0, source, 0, 1, 0);
        Packet packet = new Packet().view(tape, 0, 1);

        assertThat(packet.find(NUMBER.id())).isEqualTo(-1);
        assertThat(packet.view(tape, 1, 3).find(NUMBER.id())).isEqualTo(1);
        assertThat(packet.from()).isEqualTo(1);
        assertThat(packet.to()).isEqualTo(3);
        assertThatThrownBy(() -> new Packet().tape()).isInstanceOf(IllegalStateException.class);
    }
}
