package dev.peel.dissectors.wlan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class WlanDissectorTest {
    private static final String ADDRESSES = "02 00 5e 00 53 01  02 00 5e 00 53 02  02 00 5e 00 53 03 ";
    private static final String FIRST = "02:00:5e:00:53:01";
    private static final String SECOND = "02:00:5e:00:53:02";
    private static final String THIRD = "02:00:5e:00:53:03";
    private static final String FOURTH = "02:00:5e:00:53:04";
    /** LLC with an empty UDP datagram over IPv4. */
    private static final String UNIT = """
            aa aa 03 00 00 00 08 00
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    /** {@return the packet of a frame in Aruba's tunnel} */
    private static Packets frame(String frame) {
        int length = Packets.hex(frame).length;
        return Packets.of("00 00 5e 00 53 02  00 00 5e 00 53 01  08 00"
                + String.format("4500 %04x 0001 0000 402f 0000 c0000201 c0000202 0000 8200", 24 + length) + frame);
    }

    @Test
    void readsAFrameToTheDistributionSystem() {
        Packets packet = frame("08 11 2c 00" + ADDRESSES + "10 00" + UNIT);

        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:wlan:llc:ip:udp");
        assertThat(packet.only("wlan.fc")).isEqualTo("0x0811");
        assertThat(packet.only("wlan.fc.type_subtype")).isEqualTo("0x0020");
        assertThat(packet.only("wlan.fc.ds")).isEqualTo("0x01");
        assertThat(packet.only("wlan.fc.tods")).isEqualTo("1");
        assertThat(packet.only("wlan.fc.fromds")).isEqualTo("0");
        assertThat(packet.only("wlan.duration")).isEqualTo("44");
        assertThat(packet.only("wlan.ra")).isEqualTo(FIRST);
        assertThat(packet.only("wlan.ta")).isEqualTo(SECOND);
        assertThat(packet.only("wlan.da")).isEqualTo(THIRD);
        assertThat(packet.only("wlan.sa")).isEqualTo(SECOND);
        assertThat(packet.only("wlan.bssid")).isEqualTo(FIRST);
        assertThat(packet.only("wlan.staa")).isEqualTo(SECOND);
        assertThat(packet.field("wlan.addr")).containsExactly(FIRST, SECOND, THIRD);
        assertThat(packet.only("wlan.frag")).isEqualTo("0");
        assertThat(packet.only("wlan.seq")).isEqualTo("1");
        assertThat(packet.layers()).contains("IEEE 802.11 Data, Flags: ...P...T");
        assertThat(packet.tree()).contains(".000 0000 0010 1100 = Duration: 44 microseconds");
    }

    @Test
    void readsAFrameFromTheDistributionSystem() {
        Packets packet = frame("08 02 00 00" + ADDRESSES + "10 00" + UNIT);

        assertThat(packet.only("wlan.da")).isEqualTo(FIRST);
        assertThat(packet.only("wlan.sa")).isEqualTo(THIRD);
        assertThat(packet.only("wlan.bssid")).isEqualTo(SECOND);
        assertThat(packet.only("wlan.staa")).isEqualTo(FIRST);
    }

    @Test
    void readsAFrameBetweenStations() {
        Packets packet = frame("08 00 00 00" + ADDRESSES + "10 00" + UNIT);

        assertThat(packet.only("wlan.da")).isEqualTo(FIRST);
        assertThat(packet.only("wlan.sa")).isEqualTo(SECOND);
        assertThat(packet.only("wlan.bssid")).isEqualTo(THIRD);
        assertThat(packet.has("wlan.staa")).isFalse();
    }

    @Test
    void readsFourAddressesOfARelayedFrame() {
        Packets packet = frame("08 03 00 00" + ADDRESSES + "10 00  02 00 5e 00 53 04" + UNIT);

        assertThat(packet.only("wlan.da")).isEqualTo(THIRD);
        assertThat(packet.only("wlan.sa")).isEqualTo(FOURTH);
        assertThat(packet.has("wlan.bssid")).isFalse();
        assertThat(packet.field("wlan.addr")).containsExactlyInAnyOrder(FIRST, SECOND, THIRD, FOURTH);
        assertThat(packet.protocols()).endsWith("wlan:llc:ip:udp");
    }

    @Test
    void readsQualityOfServiceByWhoSends() {
        Packets station = frame("88 01 00 00" + ADDRESSES + "10 00  17 03" + UNIT);
        Packets accessPoint = frame("88 02 00 00" + ADDRESSES + "10 00  67 52" + UNIT);

        assertThat(station.only("wlan.qos")).isEqualTo("0x0317");
        assertThat(station.only("wlan.qos.tid")).isEqualTo("7");
        assertThat(station.only("wlan.qos.priority")).isEqualTo("7");
        assertThat(station.only("wlan.qos.queue_size")).isEqualTo("3");
        assertThat(station.tree()).contains("0000 0011 .... .... = Queue Size: 3 (768 bytes)");
        assertThat(accessPoint.only("wlan.qos.ack")).isEqualTo("0x0003");
        assertThat(accessPoint.only("wlan.qos.ps_buf_state")).isEqualTo("0x0052");
        assertThat(accessPoint.only("wlan.qos.highest_pri_buf_ac")).isEqualTo("0");
        assertThat(accessPoint.tree()).contains("0101 .... .... .... = QAP Buffered Load: 5 (20480 octets)");
    }

    @Test
    void readsTheUnitsOfAnAggregate() {
        String unit = "02 00 5e 00 53 03  02 00 5e 00 53 04  00 24" + UNIT;
        Packets packet = frame("88 02 00 00" + ADDRESSES + "10 00  80 00" + unit + "00 00" + unit);

        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:wlan:llc:ip:udp:llc:ip:udp");
        assertThat(packet.field("wlan_aggregate.a_mdsu.length")).containsExactly("36", "36");
        assertThat(packet.field("wlan.sa")).containsExactly(FOURTH, FOURTH);
        assertThat(packet.field("wlan.da")).containsExactly(FIRST, THIRD, THIRD);
        assertThat(packet.tree()).contains("A-MSDU Subframe #2");
    }

    @Test
    void leavesEncryptedBytesAsData() {
        String frame = "08 41 00 00" + ADDRESSES + "10 00";
        Packets ccmp = frame(frame + "01 02 00 60 01 02 03 04  65 65 65 65");
        Packets tkip = frame(frame + "01 21 03 60 01 02 03 04  65 65 65 65");
        Packets wep = frame(frame + "01 02 03 40  65 65  69 63 76 76");

        assertThat(ccmp.protocols()).endsWith("gre:wlan:data");
        assertThat(ccmp.only("wlan.ccmp.extiv")).isEqualTo("0x040302010201");
        assertThat(ccmp.only("wlan.wep.key")).isEqualTo("1");
        assertThat(tkip.only("wlan.tkip.extiv")).isEqualTo("0x040302010103");
        assertThat(wep.only("wlan.wep.iv")).isEqualTo("0x010203");
        assertThat(wep.only("wlan.wep.icv")).isEqualTo("0x69637676");
        assertThat(wep.only("data.data")).isEqualTo("6565");
    }

    @Test
    void leavesFragmentsAsDataUnlessTheyAreWholeUnits() {
        Packets first = frame("08 05 00 00" + ADDRESSES + "10 00" + UNIT);
        Packets last = frame("08 01 00 00" + ADDRESSES + "11 00  01 02 03 04");
        Packets whole = frame("08 01 00 00" + ADDRESSES + "16 00" + UNIT);

        assertThat(first.protocols()).endsWith("wlan:data");
        assertThat(first.info()).isEqualTo("Fragmented IEEE 802.11 frame");
        assertThat(last.protocols()).endsWith("wlan:data");
        assertThat(whole.protocols()).endsWith("wlan:llc:ip:udp");
    }

    @Test
    void readsControlFrames() {
        Packets request = frame("b4 00 05 00  02 00 5e 00 53 01  02 00 5e 00 53 02");
        Packets acknowledgment = frame("d4 00 05 00  02 00 5e 00 53 01");
        Packets poll = frame("a4 00 05 c0  02 00 5e 00 53 01  02 00 5e 00 53 02");

        assertThat(request.only("wlan.ta")).isEqualTo(SECOND);
        assertThat(acknowledgment.only("wlan.ra")).isEqualTo(FIRST);
        assertThat(acknowledgment.has("wlan.ta")).isFalse();
        assertThat(poll.only("wlan.aid")).isEqualTo("5");
        assertThat(poll.only("wlan.bssid")).isEqualTo(FIRST);
        assertThat(poll.info()).isEqualTo("Power-Save poll, Flags=........");
    }

    @Test
    void readsABeacon() {
        Packets packet = frame("80 00 00 00" + ADDRESSES + "10 00" + """
                01 02 03 04 05 06 07 08  64 00  31 14   # timestamp, interval, capabilities
                00 04 68 6f 6d 65                       # network name
                03 01 06                                # channel
                dd 05 00 50 f2 01 00                    # vendor specific
                """);

        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:wlan");
        assertThat(packet.only("wlan.fixed.timestamp")).isEqualTo("578437695752307201");
        assertThat(packet.only("wlan.fixed.beacon")).isEqualTo("100");
        assertThat(packet.only("wlan.fixed.capabilities")).isEqualTo("0x1431");
        assertThat(packet.only("wlan.fixed.capabilities.privacy")).isEqualTo("1");
        assertThat(packet.field("wlan.tag.number")).containsExactly("0", "3", "221");
        assertThat(packet.field("wlan.tag.length")).containsExactly("4", "1", "5");
        assertThat(packet.only("wlan.ssid")).isEqualTo("686f6d65");
        assertThat(packet.only("wlan.tag.data")).isEqualTo("06");
        assertThat(packet.only("wlan.tag.oui")).isEqualTo("20722");
        assertThat(packet.info()).isEqualTo("Beacon frame, SN=1, FN=0, Flags=........, BI=100, SSID=\"home\"");
        assertThat(packet.tree()).contains("Beacon Interval: 0.102400 [Seconds]");
    }

    @Test
    void readsTheParametersOfOtherManagementFrames() {
        Packets association = frame("10 00 00 00" + ADDRESSES + "10 00  31 14  11 00  01 c0");
        Packets reassociation = frame("20 00 00 00" + ADDRESSES + "10 00  31 14  0a 00  02 00 5e 00 53 04");
        Packets authentication = frame("b0 00 00 00" + ADDRESSES + "10 00  00 00  01 00  00 00");
        Packets deauthentication = frame("c0 00 00 00" + ADDRESSES + "10 00  07 00");
        Packets action = frame("d0 00 00 00" + ADDRESSES + "10 00  03 00 01");

        assertThat(association.only("wlan.fixed.status_code")).isEqualTo("0x0011");
        assertThat(association.tree()).contains("Association ID: ");
        assertThat(association.only("wlan.fixed.aid")).isEqualTo("0x0001");
        assertThat(reassociation.only("wlan.fixed.listen_ival")).isEqualTo("0x000a");
        assertThat(reassociation.only("wlan.fixed.current_ap")).isEqualTo(FOURTH);
        assertThat(authentication.only("wlan.fixed.auth_seq")).isEqualTo("0x0001");
        assertThat(deauthentication.only("wlan.fixed.reason_code")).isEqualTo("0x0007");
        assertThat(action.only("wlan.fixed.category_code")).isEqualTo("3");
    }

    @Test
    void keepsWhatItReadBeforeAnElementThatIsTooLong() {
        Packets packet = frame("40 00 00 00" + ADDRESSES + "10 00  00 09 68 6f 6d 65");

        assertThat(packet.only("wlan.tag.length")).isEqualTo("9");
        assertThat(packet.has("_ws.malformed")).isTrue();
    }

    @Test
    void keepsWhatItReadOfAHeaderThatIsCut() {
        Packets packet = frame("08 01 2c 00  02 00 5e 00 53 01  02 00");

        assertThat(packet.only("wlan.duration")).isEqualTo("44");
        assertThat(packet.only("wlan.ra")).isEqualTo(FIRST);
        assertThat(packet.has("wlan.ta")).isFalse();
        assertThat(packet.has("_ws.malformed")).isTrue();
    }

    @Test
    void keepsWhatItReadOfAHeaderThatIsCutBeforeItsQualityOfService() {
        Packets packet = frame("88 01 2c 00  02 00 5e 00 53 01  02 00");

        assertThat(packet.only("wlan.duration")).isEqualTo("44");
        assertThat(packet.only("wlan.ra")).isEqualTo(FIRST);
        assertThat(packet.has("_ws.malformed")).isTrue();
    }

    @Test
    void leavesFramesOfOtherVersionsAsData() {
        Packets packet = frame("09 00 01 02 03 04");

        assertThat(packet.protocols()).endsWith("wlan:data");
        assertThat(packet.only("wlan.fc.version")).isEqualTo("1");
        assertThat(packet.has("wlan.fc.type_subtype")).isFalse();
        assertThat(packet.info()).isEqualTo("Unknown protocol version: 1");
    }

    @Test
    void takesTheExtensionOfAControlFrameForNoFlags() {
        Packets packet = frame("64 02 05 00  02 00 5e 00 53 01  02 00 5e 00 53 02");

        assertThat(packet.only("wlan.fc.extension")).isEqualTo("2");
        assertThat(packet.has("wlan.fc.protected")).isFalse();
        assertThat(packet.info()).endsWith("Flags=........");
    }

    @Test
    void leavesWhatAMeshAddsAsData() {
        Packets packet = frame("88 03 00 00" + ADDRESSES + "10 00  02 00 5e 00 53 04  00 01  00 1f 01 00 00 00" + UNIT);

        assertThat(packet.protocols()).endsWith("wlan:data");
        assertThat(packet.has("wlan.qos.ps_buf_state")).isFalse();
    }

    @Test
    void readsNoCheckValueWhereThereIsNoRoomForOne() {
        Packets packet = frame("08 41 00 00" + ADDRESSES + "10 00  01 02 03 40  65 65");

        assertThat(packet.only("data.data")).isEqualTo("6565");
        assertThat(packet.has("wlan.wep.icv")).isFalse();
        assertThat(packet.has("_ws.malformed")).isFalse();
    }

    @Test
    void takesTheFirstOfSeveralNetworkNames() {
        Packets packet = frame("40 00 00 00" + ADDRESSES + "10 00  00 01 61  00 01 62");

        assertThat(packet.only("wlan.ssid")).isEqualTo("61");
        assertThat(packet.info()).endsWith("SSID=\"a\"");
    }
}
