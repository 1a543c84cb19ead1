package dev.peel.core.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Tape;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ValueTextTest {
    private static final byte[] NOTHING = new byte[0];
    private static final Map<String, Field> CLAIMED = new HashMap<>(); // ids are for ever

    @Test
    void writesNumbersByTheirBase() {
        assertThat(number(Field.uint("v.a", 16, "A"), 255)).isEqualTo("255");
        assertThat(number(Field.uint("v.a", 8, "A").hex(), 5)).isEqualTo("0x05");
        assertThat(number(Field.uint("v.a", 16, "A").hex(), 5)).isEqualTo("0x0005");
        assertThat(number(Field.uint("v.a", 24, "A").hex(), 5)).isEqualTo("0x000005");
        assertThat(number(Field.uint("v.a", 32, "A").base(Base.HEX_DEC), 0xfedcba98L))
                .isEqualTo("0xfedcba98");
        assertThat(number(Field.uint("v.a", 64, "A").hex(), -1)).isEqualTo("0xffffffffffffffff");
        assertThat(number(Field.uint("v.a", 64, "A"), -1)).isEqualTo("18446744073709551615");
        assertThat(number(Field.uint("v.a", 16, "A").base(Base.DEC_HEX), 10)).isEqualTo("10");
        assertThat(number(Field.uint("v.a", 16, "A").base(Base.OCT), 8)).isEqualTo("010");
        assertThat(number(Field.sint("v.a", 32, "A"), -7)).isEqualTo("-7");
        assertThat(number(Field.flag("v.a", 8, 1, "A"), 1)).isEqualTo("1");
        assertThat(number(Field.flag("v.a", 8, 1, "A"), 0)).isEqualTo("0");
        assertThat(number(Field.frameNumber("v.a", "A"), 12)).isEqualTo("12");
    }

    @Test
    void writesAddresses() {
        assertThat(number(Field.ipv4("v.a", "A"), 0xc0000201L)).isEqualTo("192.0.2.1");
        assertThat(number(Field.ether("v.a", "A"), 0x00005e005301L)).isEqualTo("00:00:5e:00:53:01");
    }

    @Test
    void shortensAnIpv6AddressAsItsCanonicalFormAsks() {
        assertThat(ipv6("20010db8000000000000000000000001")).isEqualTo("2001:db8::1");
        assertThat(ipv6("20010db8000100010001000100010001")).isEqualTo("2001:db8:1:1:1:1:1:1");
        assertThat(ipv6("20010db8000000010001000100010001")).isEqualTo("2001:db8:0:1:1:1:1:1");
        assertThat(ipv6("20010000000000010000000000000001")).isEqualTo("2001:0:0:1::1");
        assertThat(ipv6("20010db8000000000001000000000001")).isEqualTo("2001:db8::1:0:0:1");
        assertThat(ipv6("00000000000000000000000000000000")).isEqualTo("::");
        assertThat(ipv6("00000000000000000000000000000001")).isEqualTo("::1");
        assertThat(ipv6("20010db8000000000000000000000000")).isEqualTo("2001:db8::");
        assertThat(ipv6("00000000000000000000ffffc0000201")).isEqualTo("::ffff:192.0.2.1");
    }

    @Property
    void writesIpv6AddressesThatReadBackTheSame(@ForAll("addresses") byte[] address) throws UnknownHostException {
        String text = bytes(Field.ipv6("v.a", "A"), address);

        InetAddress read = InetAddress.getByName(text);
        byte[] back = read.getAddress().length == 16
                ? read.getAddress()
                : ByteBuffer.allocate(16)
                        .putLong(0)
                        .putInt(0xffff)
                        .put(read.getAddress())
                        .array();
        assertThat(back).isEqualTo(address);
        assertThat(text).doesNotContain(":::").hasSizeLessThanOrEqualTo(45).isLowerCase();
    }

    @Provide
    Arbitrary<byte[]> addresses() {
        Arbitrary<Byte> bytes = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just((byte) 0)),
                Tuple.of(1, Arbitraries.just((byte) 0xff)),
                Tuple.of(2, Arbitraries.bytes()));
        return bytes.array(byte[].class).ofSize(16);
    }

    @Property
    void writesBytesThatReadBackTheSame(@ForAll @Size(max = 40) byte[] bytes) {
        assertThat(HexFormat.of().parseHex(bytes(Field.bytes("v.a", "A"), bytes)))
                .isEqualTo(bytes);
    }

    @Property
    void writesGuidsThatReadBackTheSame(@ForAll long high, @ForAll long low) {
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();

        assertThat(bytes(Field.of(FieldType.GUID, "v.a", "A"), bytes)).isEqualTo(new UUID(high, low).toString());
    }

    @Test
    void writesNothingOfAnAddressThatIsCutShort() {
        assertThat(bytes(Field.ipv6("v.a", "A"), new byte[15])).isEmpty();
        assertThat(bytes(Field.of(FieldType.GUID, "v.a", "A"), new byte[15])).isEmpty();
    }

    @Test
    void writesTextOnOneLine() {
        assertThat(bytes(Field.text("v.a", "A"), utf8("plain text"))).isEqualTo("plain text");
        assertThat(bytes(Field.text("v.a", "A"), utf8("caf\u00e9 \u2192"))).isEqualTo("caf\u00e9 \u2192");
        assertThat(bytes(Field.text("v.a", "A"), utf8("a\tb\nc\\d\u0001\u007f")))
                .isEqualTo("a\\tb\\nc\\\\d\\x01\\x7f");
    }

    @Property
    void neverWritesControlCharacters(@ForAll byte[] bytes) {
        assertThat(bytes(Field.text("v.a", "A"), bytes).chars())
                .noneMatch(character -> character < ' ' || character == 0x7f);
    }

    @Test
    void writesTimes() {
        Field time = Field.of(FieldType.ABSOLUTE_TIME, "v.a", "A");
        Field span = Field.of(FieldType.RELATIVE_TIME, "v.a", "A");

        assertThat(number(time, 1_000_000_007L * 1_000_000_000 + 5)).isEqualTo("Sep  9, 2001 01:46:47.000000005 UTC");
        assertThat(number(span, 1_500_000_000)).isEqualTo("1.500000000");
        assertThat(number(span, -1)).isEqualTo("-0.000000001");
        assertThat(number(span, 0)).isEqualTo("0.000000000");
        assertThat(object(time, Instant.ofEpochSecond(0, 7))).isEqualTo("Jan  1, 1970 00:00:00.000000007 UTC");
        assertThat(object(span, Duration.ofSeconds(3, 5))).isEqualTo("3.000000005");
        assertThat(object(span, Duration.ofMillis(-500))).isEqualTo("-0.500000000");
        assertThat(object(span, Duration.ofMillis(-1_500))).isEqualTo("-1.500000000");
    }

    @Test
    void writesObjectIdentifiers() {
        Field oid = Field.of(FieldType.OID, "v.a", "A");

        assertThat(bytes(oid, HexFormat.of().parseHex("2a864886f70d01010b"))).isEqualTo("1.2.840.113549.1.1.11");
        assertThat(bytes(oid, HexFormat.of().parseHex("550403"))).isEqualTo("2.5.4.3");
        assertThat(bytes(oid, HexFormat.of().parseHex("883703"))).isEqualTo("2.999.3");
        assertThat(bytes(oid, NOTHING)).isEmpty();
    }

    @Test
    void writesGivenValuesInPlaceOfBytes() {
        assertThat(object(Field.text("v.a", "A"), "a\tname")).isEqualTo("a\\tname");
        assertThat(object(Field.bytes("v.a", "A"), new byte[] {1, 2})).isEqualTo("0102");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String ipv6(String hex) {
        return bytes(Field.ipv6("v.a", "A"), HexFormat.of().parseHex(hex));
    }

    private static String number(Field field, long value) {
        return print(field, NOTHING, value, null);
    }

    private static String bytes(Field field, byte[] bytes) {
        return print(field, bytes, 0, null);
    }

    private static String object(Field field, Object object) {
        return print(field, NOTHING, 0, object);
    }

    private static String print(Field field, byte[] bytes, long value, Object object) {
        Field claimed = CLAIMED.computeIfAbsent(
                field.type() + " " + field.base() + " " + field.bits() + " " + field.mask(), any -> {
                    Protocol.of("v", "V", "V", field);
                    return field;
                });
        Tape tape = new Tape();
        int i = tape.add(claimed, 0, tape.addSource(bytes, 0, bytes.length), 0, bytes.length, value);
        if (object != null) {
            tape.setObject(i, object);
        }
        TextBuffer text = new TextBuffer(OutputStream.nullOutputStream());
        ValueText.append(text, tape, i, claimed);
        return text.toString();
    }
}
