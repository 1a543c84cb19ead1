package dev.peel.core.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters hold for; each case is what tshark 4.0.17 does with fields of the same types. */
class FilterTest {
    private final ToyPacket packet = new ToyPacket()
            .layer(ToyPacket.TOY, 0x16, 0x03, 0x01, 0x41, 0x42)
            .number(ToyPacket.U8, 2)
            .number(ToyPacket.U16, 443)
            .number(ToyPacket.OTHER16, 40000)
            .number(ToyPacket.U32, 100)
            .number(ToyPacket.U64, -1)
            .number(ToyPacket.S32, -5)
            .number(ToyPacket.FLAG, 1)
            .text("www.Example.com")
            .object(ToyPacket.TEXT, "grün€𝄞")
            .bytes(ToyPacket.BYTES, 0xaa, 0x16, 0x03, 0x41, 0x42)
            .number(ToyPacket.IPV4, 0xc0000201L)
            .bytes(ToyPacket.IPV6, 0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
            .number(ToyPacket.ETHER, 0x020000000001L)
            .object(ToyPacket.TIME, Instant.parse("2026-11-23T13:21:50.5Z"))
            .number(ToyPacket.SPAN, 250_000_000)
            .bytes(ToyPacket.OID, 0x2a, 0x86, 0x48)
            .bytes(ToyPacket.GUID, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
            .number(ToyPacket.GROUP, 0)
            .layer(ToyPacket.BOX, 1, 2, 3)
            .number(ToyPacket.INNER, 10)
            .layer(ToyPacket.BOX, 4, 5, 6)
            .number(ToyPacket.INNER, 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "toy",
                ".toy",
                "toy.group",
                "toy and toy.u8",
                "toy && !box.number == 3",
                "toy.u8 == 2",
                "toy.u8 eq 0x2",
                "toy.u8 == 02",
                "toy.u8 == 0b10",
                "toy.u8 == 0o2",
                "toy.u8 == '\\x02'",
                "toy.u8 == \"Two Words\"",
                "toy.u8 > One",
                "toy.u8 != 1",
                "toy.u8 > -0",
                "toy.u8 != -1",
                "toy.u64 == 18446744073709551615",
                "toy.u64 > 9223372036854775807",
                "toy.u64 - 1 == 18446744073709551614",
                "toy.u64 / 2 == 9223372036854775807",
                "toy.any16 == 443",
                "toy.any16 == 40000",
                "toy.any16 !== 443",
                "any toy.any16 != 443",
                "toy.any16 any_ne 443",
                "toy.any16 ~= 443",
                "not toy.any16 != 443",
                "not all toy.any16 == 443",
                "all toy.any16 >= 443",
                "toy.any16 in {80, 443}",
                "toy.any16 in {80, 400..500}",
                "not all toy.any16 in {443}",
                "toy.u8 not in {3, 4}",
                "all toy.any16 in {443, 39000 .. 41000}",
                "toy.u8 in {toy.u16, 2}",
                "toy.u8 in {-1, 2}",
                "toy.s32 in {-6..-5}",
                "toy.s32 == -5",
                "toy.s32 < 0",
                "-toy.s32 == 5",
                "abs(toy.s32) == 5",
                "toy.s32 < toy.u8",
                "not toy.u8 > toy.s32",
                "toy.flag",
                "toy.flag == 1",
                "toy.flag == 5",
                "toy.flag == True",
                "toy.flag == \"Set\"",
                "toy.flag == set",
                "toy.text == \"www.Example.com\"",
                "toy.text == www.Example.com",
                "toy.text contains \"Example\"",
                "toy.text contains Example",
                "toy.text contains 'x'",
                "toy.text matches \"^WWW\\\\.\"",
                "toy.text ~ r\"com$\"",
                "not toy.text matches \"(?-i)^WWW\"",
                "toy.text == \"gr\\u00fcn\\u20ac\\U0001d11e\"",
                "toy.text contains \"€\"",
                "toy.text matches \"gr..n\"",
                "toy.text > \"w\"",
                "toy.text[0:3] == \"www\"",
                "toy.text[-3:] == 63:6f:6d",
                "upper(toy.text) contains \"EXAMPLE\"",
                "lower(toy.text)[4:7] == \"example\"",
                "len(toy.text) == 15",
                "len(toy.text) == 12",
                "count(toy.text) == 2",
                "not all toy.text contains \"Example\"",
                "toy.text in {a, \"www.Example.com\"}",
                "toy.bytes == aa:16:03:41:42",
                "toy.bytes == aa16034142",
                "toy.bytes == aa-16.03-41-42",
                "toy.bytes contains 16-3.41",
                "toy.bytes contains \"AB\"",
                "toy.bytes contains 'A'",
                "toy.bytes matches \"\\x16\\x03\"",
                "toy.bytes matches \"\\\\x16.ab\"",
                "toy.bytes > ff",
                "toy.bytes < aa:16:03:41:43",
                "toy.bytes[0] == aa",
                "toy.bytes[1] == 0x16",
                "toy.bytes[2] == 3",
                "toy.bytes[1:2] == 16:03",
                "toy.bytes[1-2] == 16:03",
                "toy.bytes[:2] == aa:16",
                "toy.bytes[3:] == \"AB\"",
                "toy.bytes[-1] == 42",
                "toy.bytes[-5:2] == aa:16",
                "toy.bytes[-3--2] == 03:41",
                "toy.bytes[0,2-3,4] == aa:03:41:42",
                "toy.bytes[0,9] == aa",
                "toy.bytes[1:3][0] == 16",
                "toy.bytes[0x1] == 16",
                "not toy.bytes[5]",
                "not toy.bytes[4:2]",
                "toy.bytes[1] & 2",
                "toy.bytes & ff:00 == aa:00",
                "toy contains \"AB\"",
                "toy[0:3] == 16:03:01",
                "len(toy) == 5",
                "toy == 16:03:01:41:42",
                "len(box) == 2",
                "toy.bytes contains toy[0:2]",
                "toy.bytes[1:2] == toy[0:2]",
                "toy contains toy.bytes[3:]",
                "toy.ipv4 == 192.0.2.1",
                "toy.ipv4 == 192.0.2.0/24",
                "toy.ipv4 == 0.0.0.0/0",
                "toy.ipv4 < 192.0.2.2",
                "toy.ipv4 >= 192.0.2.9/24",
                "toy.ipv4 in {192.0.2.0..192.0.2.9}",
                "toy.ipv4 in {10.0.0.0/8, 192.0.0.0/16}",
                "toy.ipv4[0:2] == c0:00",
                "toy.ipv4 & 255.255.0.0 == 192.0.0.0",
                "string(toy.ipv4) == \"192.0.2.1\"",
                "toy.ipv6 == fe80::1",
                "toy.ipv6 == fe80::/10",
                "toy.ipv6 == FE80:0:0:0:0:0:0:1",
                "toy.ipv6 != 2001:db8::/32",
                "toy.ipv6 in {fe80::..fe80::f}",
                "toy.ipv6[0:2] == fe:80",
                "toy.ipv6 > fe80::",
                "string(toy.ipv6) == \"fe80::1\"",
                "toy.ether == 02:00:00:00:00:01",
                "toy.ether == 0200.0000.0001",
                "toy.ether[0:3] == 02-00-00",
                "toy.ether contains 00:01",
                "toy.ether == toy.ether",
                "toy.ether > 01:ff:ff:ff:ff:ff",
                "string(toy.ether) == \"02:00:00:00:00:01\"",
                "toy.ether != toy.bytes",
                "toy.ether & 02:00:00:00:00:00",
                "toy.time == \"2026-11-23 13:21:50.5\"",
                "toy.time > 2026-11-23",
                "toy.time < \"Nov 23, 2026 13:21:51\"",
                "toy.time >= \"2026-11-23T14:21:50.5+01:00\"",
                "toy.span == 0.25",
                "toy.span < 1",
                "toy.span + 1 == 1.25",
                "toy.span - 1 == -0.75",
                "toy.span > -1",
                "abs(toy.span - 1) > 0.5",
                "toy.oid == 1.2.840",
                "toy.guid == 00010203-0405-0607-0809-0a0b0c0d0e0f",
                "toy.u32 + 5 == 105",
                "toy.u32 - 101 == -1",
                "toy.u32 - 101 < 0",
                "toy.u32 * 2 == 200",
                "toy.u32 / 3 == 33",
                "toy.u32 % 3 == 1",
                "toy.u32 & 4",
                "not toy.u32 & 2",
                "toy.u32 & 0x64 == 100",
                "{toy.u32 + 1} * 2 == 202",
                "toy.u32 + 1 * 2 == 102",
                "toy.u32 == 50 + 50",
                "toy.u32 == {1 + 1} * 50",
                "toy.u32 & 3 + 1",
                "not toy.u32 - 100",
                "toy.u32 - 99",
                "not toy.u32 / 0 == 0",
                "not toy.u32 + 4294967295 > 0",
                "toy.u8 < toy.u32 < toy.u16",
                "not toy.u8 < toy.u32 < toy.u8",
                "toy.u16 + toy.u8 == 445",
                "max(toy.any16) == 40000",
                "min(toy.any16, toy.u16) == 443",
                "max(toy.u8, 7) == 7",
                "len(toy.u16) == 2",
                "len(toy.u32) == 4",
                "count(toy.any16) == 2",
                "count(toy.any16) + 1 == 3",
                "string(toy.u16) matches \"^44\"",
                "string(toy.s32) == \"-5\"",
                "string(toy.u64) == \"18446744073709551615\"",
                "box#2",
                "not box#3",
                "box.number#1 == 10",
                "box.number#2 == 20",
                "box.number#[1-2] == 20",
                "box.number#[-1] == 20",
                "not box.number#[-1] == 10",
                "box.number#[2:] == 20",
                "not box.number#0",
                "count(box.number#1) == 1",
                "box[0] == 4",
                "box#2[0] == 4",
                "not box#1[0] == 4",
                "box xor box.number == 99",
                "toy ^^ box ^^ toy",
                "not (toy xor box)",
                "(((toy)))",
                "toy.u8 == 2 or toy.u8 == 3 and toy.u8 == 4",
                "toy contains \"\" or toy",
                "not toy contains \"\"",
                "toy matches \"\"",
                "toy.text matches \"[[:upper:]]xample\"",
                "toy.text matches \"a{,1}\" or toy",
                "toy.bytes matches \"(?P<x>\\\\x03)A\""
            })
    void holds(String filter) {
        assertThat(packet.matches(filter)).as(filter).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "toy.u8 != 1",
                "toy.u8 == 2",
                "not not toy.u8",
                "toy.u8 in {1..9}",
                "toy.text matches \"\"",
                "count(toy.u8) == 0",
                "len(toy.text) >= 0",
                "toy.u8 + 1 > 0",
                "max(toy.u8) >= 0",
                "all toy.u8 == 2",
                "toy.u8 !== 7",
                "toy.bytes[0:]",
                "toy.u8#1",
                "abs(toy.s32) >= 0",
                "string(toy.u8) matches \".\"",
                "toy.u8 & 1"
            })
    void doesNotHoldWhereAFieldIsMissing(String filter) {
        ToyPacket empty = new ToyPacket().layer(ToyPacket.BOX, 1, 2, 3);

        assertThat(empty.matches(filter)).as(filter).isFalse();
    }

    @Test
    void tellsWhichFieldsItLooksAt() {
        assertThat(Filter.compile(
                                "toy.any16 == 1 and not (toy.text contains \"a\") or len(toy.bytes) > 3",
                                ToyPacket.CATALOG)
                        .fields())
                .containsExactlyInAnyOrder(ToyPacket.U16, ToyPacket.OTHER16, ToyPacket.TEXT, ToyPacket.BYTES);
        assertThat(Filter.compile("box.number#2", ToyPacket.CATALOG).fields())
                .containsExactlyInAnyOrder(ToyPacket.INNER, ToyPacket.BOX.field());
        assertThat(Filter.compile("", ToyPacket.CATALOG).fields()).isEmpty();
    }

    @Test
    void takesTimesWithoutZoneForTheUsers() {
        FilterSettings settings = new FilterSettings(ZoneOffset.ofHours(2), 1);
        Filter filter = Filter.compile("toy.time == \"2026-11-23 15:21:50.5\"", ToyPacket.CATALOG, settings);

        assertThat(filter.matcher().matches(packet.packet())).isTrue();
    }

    @Test
    void comparesTimesThatNoLongCanTell() {
        ToyPacket far = new ToyPacket()
                .object(ToyPacket.TIME, Instant.ofEpochSecond(99_999_999_999L))
                .object(ToyPacket.SPAN, Duration.ofSeconds(-99_999_999_999L));

        assertThat(far.matches("toy.time > \"2200-01-01\" and toy.span < -9000000000"))
                .isTrue();
    }

    @Test
    void canBeUsedByManyMatchers() {
        Filter filter =
                Filter.compile("toy.text[0:3] == \"www\" and upper(toy.text) contains \"COM\"", ToyPacket.CATALOG);
        PacketMatcher one = filter.matcher();
        PacketMatcher other = filter.matcher();

        assertThat(one.matches(packet.packet())).isTrue();
        assertThat(other.matches(new ToyPacket().text("none").packet())).isFalse();
        assertThat(one.matches(packet.packet())).isTrue();
        assertThat(filter.text()).startsWith("toy.text[0:3]");
        assertThat(filter.toString()).isEqualTo("(toy.text[0:3] == \"www\") and (upper(toy.text) contains \"COM\")");
    }
}
