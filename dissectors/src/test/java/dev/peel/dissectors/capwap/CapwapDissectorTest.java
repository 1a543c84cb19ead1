package dev.peel.dissectors.capwap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class CapwapDissectorTest {
    private static final int CONTROL = 5246;
    private static final int DATA = 5247;
    /** Ethernet with an empty UDP datagram over IPv4. */
    private static final String FRAME = """
            00 00 5e 00 53 02  00 00 5e 00 53 01  08 00
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;
    /** The same for 802.11, whose frame control has its bytes swapped. */
    private static final String SWAPPED = """
            01 08 2c 00  02 00 5e 00 53 01  02 00 5e 00 53 02  02 00 5e 00 53 03  10 00
            aa aa 03 00 00 00 08 00
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static String datagram(int port, String payload) {
        int length = Packets.hex(payload).length;
        return String.format(
                "00005e005302 00005e005301 0800 4500 %04x 0001 0000 4011 0000 c0000201 c0000202 1000 %04x %04x 0000 %s",
                28 + length, port, 8 + length, payload);
    }

    private static Packets packet(int port, String payload) {
        return Packets.of(datagram(port, payload));
    }

    @Test
    void readsTheHeaderOfAnEthernetFrame() {
        Packets packet = packet(DATA, "00 10 42 00  00 07 00 00" + FRAME);

        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:capwap.data:eth:ethertype:ip:udp");
        assertThat(packet.only("capwap.preamble.version")).isEqualTo("0");
        assertThat(packet.only("capwap.preamble.type")).isEqualTo("0");
        assertThat(packet.only("capwap.header.length")).isEqualTo("2");
        assertThat(packet.only("capwap.header.rid")).isEqualTo("1");
        assertThat(packet.only("capwap.header.wbid")).isEqualTo("1");
        assertThat(packet.only("capwap.header.flags")).isEqualTo("0x000000");
        assertThat(packet.only("capwap.header.flags.t")).isEqualTo("0");
        assertThat(packet.only("capwap.header.fragment.id")).isEqualTo("7");
        assertThat(packet.tree()).contains("0001 0... .... .... .... .... = Header Length: 2 (8)");
    }

    @Test
    void readsANativeFrameWithWhatTheRadioSaysOfIt() {
        Packets packet = packet(DATA, "00 20 03 20  00 00 00 00  04 bf 23 00 10 00 00 00" + SWAPPED);

        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:capwap.data:wlan:llc:ip:udp");
        assertThat(packet.only("capwap.header.wireless.length")).isEqualTo("4");
        assertThat(packet.only("capwap.header.wireless.data")).isEqualTo("bf230010");
        assertThat(packet.only("capwap.header.wireless.data.ieee80211.fi.rssi")).isEqualTo("-65");
        assertThat(packet.only("capwap.header.wireless.data.ieee80211.fi.snr")).isEqualTo("35");
        assertThat(packet.only("capwap.header.wireless.data.ieee80211.fi.data_rate"))
                .isEqualTo("16");
        assertThat(packet.only("capwap.header.padding")).isEqualTo("000000");
        assertThat(packet.only("wlan.fc")).isEqualTo("0x0108");
        assertThat(packet.only("wlan.fc.type")).isEqualTo("2");
        assertThat(packet.tree())
                .contains("Frame Control Field: 0x0108(Swapped)")
                .contains("16 (1.6 Mb/s)");
    }

    @Test
    void readsARadiosAddressOfAnyLength() {
        Packets usual = packet(DATA, "00 20 03 10  00 00 00 00  06 02 00 5e 00 53 01 00" + SWAPPED);
        Packets odd = packet(DATA, "00 20 03 10  00 00 00 00  05 02 00 5e 00 53 00 00" + SWAPPED);

        assertThat(usual.only("capwap.header.mac.eui48")).isEqualTo("02:00:5e:00:53:01");
        assertThat(odd.only("capwap.header.mac.data")).isEqualTo("02005e0053");
        assertThat(odd.only("capwap.header.padding")).isEqualTo("0000");
        assertThat(odd.protocols()).endsWith("capwap.data:wlan:llc:ip:udp");
    }

    @Test
    void leavesOtherBindingsAsData() {
        Packets packet = packet(DATA, "00 10 07 00  00 00 00 00  61 62 63");

        assertThat(packet.only("capwap.header.wbid")).isEqualTo("3");
        assertThat(packet.protocols()).endsWith("capwap.data:data");
    }

    @Test
    void putsFragmentsTogether() {
        String frame = FRAME.replaceAll("\\s", "");
        Packets packets = Packets.of(
                datagram(DATA, "00 10 02 80  00 07 00 00" + frame.substring(0, 48)),
                datagram(DATA, "00 10 02 80  00 07 00 18" + frame.substring(48, 64)),
                datagram(DATA, "00 10 02 c0  00 07 00 20" + frame.substring(64)));

        assertThat(packets.frame(1).protocols()).endsWith("capwap.data:data");
        assertThat(packets.frame(1).info()).isEqualTo("CAPWAP-Data (Fragment ID: 7, Fragment Offset: 0)");
        assertThat(packets.frame(2).info()).isEqualTo("CAPWAP-Data (Fragment ID: 7, Fragment Offset: 24)");
        assertThat(packets.frame(3).protocols()).endsWith("capwap.data:eth:ethertype:ip:udp");
        assertThat(packets.frame(3).field("capwap.fragment")).containsExactly("1", "2", "3");
        assertThat(packets.frame(3).only("capwap.reassembled.length")).isEqualTo("42");
    }

    @Test
    void keepsFragmentsOfAccessPointsBehindOneAddressApart() {
        String frame = FRAME.replaceAll("\\s", "");
        String first = datagram(DATA, "00 10 02 80  00 07 00 00" + frame.substring(0, 48));
        String last = datagram(DATA, "00 10 02 c0  00 07 00 18" + frame.substring(48));
        Packets packets = Packets.of(first, last.replace("c0000202 1000", "c0000202 1001"), last);

        assertThat(packets.frame(2).protocols()).endsWith("capwap.data:data");
        assertThat(packets.frame(3).field("capwap.fragment")).containsExactly("1", "3");
    }

    @Test
    void readsAKeepAlive() {
        Packets packet = packet(
                DATA, "00 10 02 08  00 00 00 00  00 16  00 23 00 10  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f");

        assertThat(packet.info()).isEqualTo("CAPWAP-Data Keep-Alive");
        assertThat(packet.only("capwap.keep_alive.length")).isEqualTo("22");
        assertThat(packet.only("capwap.control.message_element.session_id"))
                .isEqualTo("000102030405060708090a0b0c0d0e0f");
        assertThat(packet.has("capwap.keep_alive.length.bad")).isFalse();
    }

    @Test
    void saysThatAKeepAliveHasAnotherLength() {
        Packets packet = packet(DATA, "00 10 02 08  00 00 00 00  00 30  00 23 00 02  00 01");

        assertThat(packet.has("capwap.keep_alive.length.bad")).isTrue();
        assertThat(packet.only("capwap.message_element.value")).isEqualTo("0001");
    }

    @Test
    void handsOnDtls() {
        String record = "16 fe fd  00 00  00 00 00 00 00 00  00 01  0e";
        Packets data = packet(DATA, "01 00 00 00" + record);
        Packets control = packet(CONTROL, "01 00 00 00" + record);

        assertThat(data.protocols()).endsWith("udp:capwap.data:dtls");
        assertThat(control.protocols()).endsWith("udp:capwap:dtls");
        assertThat(data.only("capwap.preamble.reserved")).isEqualTo("0");
    }

    @Test
    void readsAControlMessageAndItsElements() {
        Packets packet = packet(CONTROL, "00 10 02 00  00 00 00 00" + """
                00 00 00 04  05  00 1a  00                  # join response
                00 21 00 04  00 00 00 02                    # result code
                00 04 00 02  61 63                          # name of the controller
                ff ee 00 03  61 62 63                       # unknown
                """);

        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:capwap");
        assertThat(packet.info()).isEqualTo("CAPWAP-Control - Join Response");
        assertThat(packet.only("capwap.control.header.message_type")).isEqualTo("4");
        assertThat(packet.only("capwap.control.header.message_type.enterprise_number"))
                .isEqualTo("0");
        assertThat(packet.only("capwap.control.header.sequence_number")).isEqualTo("5");
        assertThat(packet.only("capwap.control.header.message_element_length")).isEqualTo("26");
        assertThat(packet.field("capwap.message_element.type")).containsExactly("33", "4", "65518");
        assertThat(packet.field("capwap.message_element.value")).containsExactly("00000002", "6163", "616263");
        assertThat(packet.only("capwap.control.message_element.result_code")).isEqualTo("2");
        assertThat(packet.only("capwap.control.message_element.ac_name")).isEqualTo("ac");
        assertThat(packet.tree()).contains("Type: (t=33,l=4) Result Code");
    }

    @Test
    void readsAControlMessageThatCameInFragments() {
        Packets packets = Packets.of(
                datagram(CONTROL, "00 10 02 80  00 08 00 00  00 00 00 01 05 00 0d 00"),
                datagram(CONTROL, "00 10 02 c0  00 08 00 08  00 14 00 01 01"));

        assertThat(packets.frame(2).protocols()).endsWith("udp:capwap");
        assertThat(packets.frame(2).info()).isEqualTo("CAPWAP-Control - Discovery Request");
        assertThat(packets.frame(2).only("capwap.control.message_element.discovery_type"))
                .isEqualTo("1");
    }

    @Test
    void keepsWhatItReadBeforeAnElementThatIsTooLong() {
        Packets packet = packet(CONTROL, "00 10 02 00  00 00 00 00  00 00 00 01 05 00 40 00  00 14 00 40 01");

        assertThat(packet.only("capwap.message_element.length")).isEqualTo("64");
        assertThat(packet.has("_ws.malformed")).isTrue();
    }

    @Test
    void goesOnWhereTheHeaderSaysThatItEnds() {
        Packets packet = packet(DATA, "00 18 42 00  00 00 00 00  00 00 00 00" + FRAME);

        assertThat(packet.has("capwap.header.length.bad")).isTrue();
        assertThat(packet.protocols()).endsWith("capwap.data:eth:ethertype:ip:udp");
    }

    @Test
    void keepsWhatItReadOfAHeaderThatIsCut() {
        Packets packet = packet(DATA, "00 10 42 00  00");

        assertThat(packet.only("capwap.header.length")).isEqualTo("2");
        assertThat(packet.only("capwap.header.flags")).isEqualTo("0x000000");
        assertThat(packet.has("_ws.malformed")).isTrue();
    }
}
