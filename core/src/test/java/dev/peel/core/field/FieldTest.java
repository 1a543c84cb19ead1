package dev.peel.core.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldTest {
    @Test
    void takesTheNarrowestTypeThatHolds() {
        assertThat(Field.uint("t.a", 8, "").type()).isEqualTo(FieldType.UINT8);
        assertThat(Field.uint("t.a", 12, "").type()).isEqualTo(FieldType.UINT16);
        assertThat(Field.uint("t.a", 24, "").type()).isEqualTo(FieldType.UINT24);
        assertThat(Field.uint("t.a", 32, "").type()).isEqualTo(FieldType.UINT32);
        assertThat(Field.uint("t.a", 48, "").type()).isEqualTo(FieldType.UINT64);
        assertThat(Field.sint("t.a", 16, "").type()).isEqualTo(FieldType.INT32);
        assertThat(Field.sint("t.a", 33, "").type()).isEqualTo(FieldType.INT64);
    }

    @Test
    void extractsItsOwnBits() {
        assertThat(Field.uint("t.a", 8, "").extract(0xff)).isEqualTo(0xff);
        assertThat(Field.uint("t.a", 8, "").mask(0xf0).extract(0xa7)).isEqualTo(0xa);
        assertThat(Field.uint("t.a", 64, "").mask(1L << 63).extract(-1)).isEqualTo(1);
        assertThat(Field.flag("t.a", 8, 0x40, "").extract(0x40)).isEqualTo(1);
        assertThat(Field.flag("t.a", 8, 0x40, "").extract(0xbf)).isZero();
        assertThat(Field.flag("t.a", 8, 0, "").extract(7)).isEqualTo(1);
    }

    @Test
    void extendsTheSignOfASignedNumber() {
        assertThat(Field.sint("t.a", 8, "").extract(0xfe)).isEqualTo(-2);
        assertThat(Field.sint("t.a", 16, "").extract(0x7fff)).isEqualTo(0x7fff);
        assertThat(Field.sint("t.a", 16, "").extract(0x8000)).isEqualTo(-0x8000);
        assertThat(Field.sint("t.a", 32, "").extract(0xffffffffL)).isEqualTo(-1);
        assertThat(Field.sint("t.a", 64, "").extract(-5)).isEqualTo(-5);
        assertThat(Field.sint("t.a", 8, "").mask(0x70).extract(0xf0)).isEqualTo(-1);
        assertThat(Field.sint("t.a", 8, "").mask(0x70).extract(0x3f)).isEqualTo(3);
    }

    @Test
    void getsItsNumberFromItsProtocolOnce() {
        Field field = Field.uint("fieldtest.a", 8, "A");
        Field unclaimed = Field.uint("fieldtest.b", 8, "B");

        Protocol protocol = Protocol.of("fieldtest", "Test", "A Test", field);
        int id = field.id();
        Protocol.of("fieldtest2", "Test", "A Test", field);

        assertThat(id)
                .isNotNegative()
                .isLessThan(Field.idCount())
                .isNotEqualTo(protocol.field().id());
        assertThat(field.id()).isEqualTo(id);
        assertThat(unclaimed.id()).isEqualTo(-1);
    }

    @Test
    void answersToSeveralNames() {
        Field field = Field.ipv4("t.src", "Source")
                .also("t.near")
                .also("t.addr", "Address")
                .also("t.host", "Host", FieldType.STRING);

        assertThat(field.aliases())
                .containsExactly(
                        new Alias("t.near", "Source", FieldType.IPV4),
                        new Alias("t.addr", "Address", FieldType.IPV4),
                        new Alias("t.host", "Host", FieldType.STRING));
        assertThat(field.toString()).isEqualTo("t.src");
    }
}
