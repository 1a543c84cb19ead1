package dev.peel.core.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.core.packet.Tape;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ValueLabelTest {
    private final Tape tape = new Tape();

    private int add(Field field, int length, long value) {
        Protocol protocol = Protocol.of("label", "LABEL", "Label", field);
        return tape.add(protocol.fields().get(0), 0, 0, 0, length, value);
    }

    private String label(Field field, long value) {
        tape.addSource(new byte[8], 0, 8);
        return line(field, add(field, 1, value));
    }

    private String line(Field field, int entry) {
        TextBuffer out = new TextBuffer(OutputStream.nullOutputStream());
        ValueLabel.append(out, tape, entry, field);
        return out.toString();
    }

    private String bytes(Field field, byte[] bytes) {
        int source = tape.addSource(bytes, 0, bytes.length);
        Protocol protocol = Protocol.of("label", "LABEL", "Label", field);
        return line(field, tape.add(protocol.fields().get(0), 0, source, 0, bytes.length, 0));
    }

    @Test
    void namesNumbersAndShowsThemInTheirBase() {
        Values names = Values.of(0x800, "IPv4");

        assertThat(label(Field.uint("l.a", 16, "Type").hex().values(names), 0x800))
                .isEqualTo("Type: IPv4 (0x0800)");
        assertThat(label(Field.uint("l.b", 16, "Type").values(names), 0x800)).isEqualTo("Type: IPv4 (2048)");
        assertThat(label(Field.uint("l.c", 8, "Type").values(names), 7)).isEqualTo("Type: Unknown (7)");
    }

    @Test
    void showsNumbersInBothBasesWhereTheFieldSaysSo() {
        assertThat(label(Field.uint("l.a", 16, "Id").base(Base.HEX_DEC), 33684)).isEqualTo("Id: 0x8394 (33684)");
        assertThat(label(Field.uint("l.b", 8, "Id").base(Base.DEC_HEX), 16)).isEqualTo("Id: 16 (0x10)");
        assertThat(label(Field.uint("l.c", 8, "Id").base(Base.OCT), 8)).isEqualTo("Id: 010");
        assertThat(label(Field.uint("l.d", 64, "Id"), -1)).isEqualTo("Id: 18446744073709551615");
        assertThat(label(Field.sint("l.e", 32, "Id"), -1)).isEqualTo("Id: -1");
    }

    @Test
    void showsWhichBitsAreTheFields() {
        assertThat(label(Field.uint("l.a", 16, "Offset").mask(0x1fff), 5)).isEqualTo("...0 0000 0000 0101 = Offset: 5");
        assertThat(label(Field.uint("l.b", 8, "Flags").mask(0xe0).hex(), 2)).isEqualTo("010. .... = Flags: 0x2");
        assertThat(label(Field.flag("l.c", 8, 0x40, "Don't fragment"), 1)).isEqualTo(".1.. .... = Don't fragment: Set");
        assertThat(label(Field.flag("l.d", 12, 0x002, "Syn"), 0)).isEqualTo(".... .... ..0. = Syn: Not set");
    }

    @Test
    void showsAllBitsOfAFlagOfSeveral() {
        Field reserved = Field.flag("l.a", 12, 0xe00, "Reserved");
        int source = tape.addSource(new byte[] {(byte) 0xaa, 0x02}, 0, 2);
        Protocol.of("label", "LABEL", "Label", reserved);

        assertThat(line(reserved, tape.add(reserved, 0, source, 0, 2, 1))).isEqualTo("101. .... .... = Reserved: Set");
    }

    @Test
    void booleansWithoutBitsAreTrueOrFalseUnlessTheyHaveWords() {
        assertThat(label(Field.flag("l.a", 0, 0, "Resumed"), 1)).isEqualTo("Resumed: True");
        assertThat(label(Field.flag("l.b", 8, 1, "IG bit").values(Values.of(0, "one", 1, "many")), 0))
                .isEqualTo(".... ...0 = IG bit: one");
    }

    @Test
    void cutsLongRunsOfBytes() {
        Field data = Field.bytes("l.a", "Data");

        assertThat(bytes(data, new byte[36])).isEqualTo("Data: " + "00".repeat(36));
        assertThat(bytes(data, new byte[37])).isEqualTo("Data: " + "00".repeat(36) + "…");
        assertThat(bytes(data, new byte[0])).isEqualTo("Data: <MISSING>");
    }

    @Test
    void cutsLongTextsBehindTheLabelWithoutHalvingACharacter() {
        Field text = Field.text("l.a", "Host");

        String line = bytes(text, "é".repeat(200).getBytes(StandardCharsets.UTF_8));

        assertThat(line).startsWith("Host [truncated]: éé").endsWith("é").doesNotContain("\ufffd");
        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(237, 238);
    }

    @Test
    void escapesWhatWouldSteerATerminal() {
        Field text = Field.text("l.a", "Host");
        int entry = add(text, 0, 0);
        tape.setText(entry, "Host: a\nb\u001b[31m\u009b");

        assertThat(line(text, entry)).isEqualTo("Host: a\\nb\\x1b[31m\\x9b");
    }

    @Test
    void timesHaveTheirUnit() {
        assertThat(label(Field.of(FieldType.RELATIVE_TIME, "l.a", "Delta"), 1_500_000_000L))
                .isEqualTo("Delta: 1.500000000 seconds");
        assertThat(label(Field.of(FieldType.ABSOLUTE_TIME, "l.b", "Time"), 1_000_000_000L))
                .isEqualTo("Time: Jan  1, 1970 00:00:01.000000000 UTC");
    }
}
