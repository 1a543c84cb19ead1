package dev.peel.plugins.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.FieldRole;
import dev.peel.testkit.HexText;
import dev.peel.testkit.Packets;
import dev.peel.testkit.Tshark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages made for the attributes that no capture at hand has. */
class StunMessagesTest {
    private static final int RAW = 101;
    private static final String COOKIE = "2112a442";
    private static final String TRANSACTION = "000102030405060708090a0b";
    private static final String IPV4 = "00013039c0000201";
    private static final String IPV6 = "00023039202122232425262728292a2b2c2d2e2f";

    /** Attributes of Microsoft's, and some that later documents dropped or added: type and value. */
    private static final List<String> ATTRIBUTES = List.of(
            "0003 00000006",
            "0003 00000002",
            "000e" + IPV4,
            "000e" + IPV6,
            "000f 72c64bc6",
            "0010 00000100",
            "0011" + IPV4,
            "001d 00010000",
            "001d 00020004 7778797a",
            "0027" + IPV4,
            "0028" + IPV4,
            "0030 0000030400000007",
            "8002 00010000 00020000",
            "8002 00010002 61620000 00020000",
            "8004 0000060100000007",
            "8006 616263646566",
            "8008 00000006",
            "8020" + IPV4,
            "8020" + IPV6,
            "8050 000102030405060708090a0b0c0d0e0f10111213 00000005",
            "8054 61626364",
            "8055 00010001",
            "8056 00000002",
            "8057 000102030405060708090a0b0c0d0e0f",
            "8058 00000001 00000002 00000003 00000004",
            "8059" + IPV4,
            "8059" + IPV6,
            "805a" + IPV4,
            "805b" + IPV4,
            "805c" + IPV4,
            "805d c0000001 00000005 00000006",
            "805e 80000000 00000005 00000006",
            "805f 40000000 00000005 00000006",
            "8060 00000000 00000005 00000006",
            "8061 6469616c6f67",
            "8062 63616c6c",
            "8068 01020100",
            "8070 00000002",
            "8070 00000003",
            "8090" + IPV4,
            "8095 0001020304050607",
            "c05b 61626364");

    @TempDir
    Path folder;

    @Test
    void readsAttributesAsTsharkDoes() throws IOException {
        List<byte[]> frames = ATTRIBUTES.stream()
                .map(attribute -> datagram(40000, 3478, "0001", COOKIE + TRANSACTION, attribute))
                .toList();

        Packets packets = Packets.of(Registry.load(), RAW, frames);

        packets.expectMalformedNowhere();
        assertThat(packets.field("stun.att.ms.sequence_number")).containsExactly("5");
        assertThat(packets.field("stun.att.ms.multiplexed_turn_session_id")).containsExactly("0x0001020304050607");
        assertThat(packets.field("stun.att.address_rp.pstn")).containsExactly("1", "1");
        assertThat(packets.field("stun.att.pw_alg")).containsExactly("1", "2", "1", "2", "1", "2");
        agreesWithTshark(
                "stun", packets, frames, List.of("stun.att.pw_alg", "stun.att.pw_alg_len", "stun.att.pw_alg_data"));
    }

    @Test
    void readsMessagesWithoutACookieAsTsharkDoes() throws IOException {
        String first = "01020304 4142434445464748494a4b4c";
        String second = "01020304 4142434445464748494a4b4d";
        List<byte[]> frames = List.of(
                datagram(40000, 3478, "0001", first, "0003 00000006"),
                datagram(40000, 3478, "0001", first, "0003 00000002"),
                datagram(3478, 40000, "0101", first, "0001" + IPV4, "0004" + IPV4, "0005" + IPV6, "8020" + IPV4),
                datagram(3478, 40000, "0111", first, "0009 00000401 4e6f7065", "000a 00030006", "000b" + IPV4),
                datagram(40000, 3478, "0002", second),
                datagram(3478, 40000, "0102", second, "0006 75736572", "0007 70617373", "0008 " + "11".repeat(20)),
                datagram(
                        40000,
                        3478,
                        "0003",
                        second,
                        "000f 72c64bc6",
                        "000d 0000003c",
                        "0010 00000100",
                        "0016 00010000"),
                datagram(3478, 40000, "0103", second, "8022 736572766572", "0013 646174612e", "8020" + IPV6),
                datagram(50000, 50001, "0001", second, "c001 62696e64", "0009 00000401", "8008 00000001"));

        Packets packets = Packets.of(Registry.load(), RAW, frames);

        packets.expectMalformedNowhere();
        assertThat(packets.field("classicstun.response_to")).containsExactly("2", "2", "5", "7");
        assertThat(packets.field("classicstun.att.ipv4"))
                .containsExactly("192.0.2.1", "192.0.2.1", "193.2.1.5", "192.0.2.1");
        assertThat(packets.tree()).contains("    Attributes\n        Attribute: CHANGE-REQUEST\n");
        agreesWithTshark("classicstun", packets, frames, List.of("classicstun.time"));
    }

    @Test
    void leavesOtherDatagramsAlone() {
        Packets packets = Packets.of(
                Registry.load(),
                RAW,
                List.of(
                        datagram(50000, 50001, "0005", "01020304" + TRANSACTION),
                        datagram(50000, 50001, "0001", "01020304" + TRANSACTION.substring(2))));

        assertThat(packets.field("classicstun.type")).isEmpty();
    }

    @Test
    void readsOnBehindAnAttributeThatIsShorterThanItsKindIs() {
        byte[] frame = datagram(
                40000,
                3478,
                "0001",
                COOKIE + TRANSACTION,
                "8058 00000001",
                "0006 75736572",
                "8050 00010203",
                "8022 61626364");

        Packets packets = Packets.of(Registry.load(), RAW, List.of(frame));

        assertThat(packets.field("stun.att.type")).containsExactly("0x8058", "0x0006", "0x8050", "0x8022");
        assertThat(packets.field("stun.att.username")).containsExactly("user");
        assertThat(packets.field("_ws.malformed")).hasSize(2);
    }

    @Test
    void marksAnAttributeThatIsLongerThanItsMessage() {
        byte[] frame = datagram(40000, 3478, "0001", "01020304" + TRANSACTION, "0006 61626364");
        frame[frame.length - 5] = 5; // the lower byte of the attribute's length

        Packets packets = Packets.of(Registry.load(), RAW, List.of(frame));

        assertThat(packets.field("_ws.malformed")).isNotEmpty();
        assertThat(packets.field("classicstun.att.length")).containsExactly("5");
    }

    private void agreesWithTshark(String protocol, Packets packets, List<byte[]> frames, List<String> but)
            throws IOException {
        assumeTrue(Tshark.isPresent(), "tshark 4.0 is not installed");
        Path capture = folder.resolve("messages.pcap");
        Files.write(capture, capture(frames));
        List<String> names = Registry.load().protocols().stream()
                .filter(known -> known.toString().equals(protocol))
                .flatMap(known -> known.fields().stream())
                .filter(field -> field.role() == FieldRole.FIELD)
                .map(field -> field.abbreviation())
                .distinct()
                .filter(name -> !but.contains(name))
                .toList();
        List<List<String>> shown = Tshark.fields(capture, names);
        for (int i = 0; i < names.size(); i++) {
            assertThat(String.join(",", packets.field(names.get(i))))
                    .as(names.get(i))
                    .isEqualTo(String.join(",", shown.get(i)));
        }
    }

    /** A datagram over IPv4, whose attributes are padded as RFC 8489 wants it where there is the cookie. */
    private static byte[] datagram(int from, int to, String type, String rest, String... attributes) {
        boolean isPadded = rest.startsWith(COOKIE);
        byte[] body = HexText.parse(Stream.of(attributes)
                .map(attribute -> attribute.replace(" ", ""))
                .map(attribute -> {
                    int length = attribute.length() / 2 - 2;
                    return attribute.substring(0, 4)
                            + String.format("%04x", length)
                            + attribute.substring(4)
                            + "00".repeat(isPadded ? -length & 3 : 0);
                })
                .reduce("", String::concat));
        byte[] id = HexText.parse(rest);
        int udpLength = 8 + 4 + id.length + body.length;
        return ByteBuffer.allocate(20 + udpLength)
                .put(HexText.parse("45000000 00000000 40110000 7f000001 7f000001"))
                .putShort(2, (short) (20 + udpLength))
                .putShort((short) from)
                .putShort((short) to)
                .putShort((short) udpLength)
                .putShort((short) 0)
                .put(HexText.parse(type))
                .putShort((short) body.length)
                .put(id)
                .put(body)
                .array();
    }

    private static byte[] capture(List<byte[]> frames) {
        int length = frames.stream().mapToInt(frame -> 16 + frame.length).sum();
        ByteBuffer file = ByteBuffer.allocate(24 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65535)
                .putInt(RAW);
        for (int i = 0; i < frames.size(); i++) {
            file.putInt(i).putInt(0).putInt(frames.get(i).length).putInt(frames.get(i).length);
            file.put(frames.get(i));
        }
        return file.array();
    }
}
