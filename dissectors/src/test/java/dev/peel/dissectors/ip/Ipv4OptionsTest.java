package dev.peel.dissectors.ip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class Ipv4OptionsTest {
    @Test
    void readsRouterAlertAndPadding() {
        Packets packet = header("46", "94 04 00 00");

        assertThat(packet.only("ip.opt.type")).isEqualTo("148");
        assertThat(packet.only("ip.opt.type.number")).isEqualTo("20");
        assertThat(packet.only("ip.opt.ra")).isEqualTo("0");
    }

    @Test
    void takesTheEndOfASourceRouteForTheDestination() {
        Packets packet = header("48", "83 0b 08 c0 00 02 0a c0 00 02 0b 00");

        assertThat(packet.only("ip.dst")).isEqualTo("192.0.2.11");
        assertThat(packet.only("ip.cur_rt")).isEqualTo("192.0.2.2");
        assertThat(packet.only("ip.rec_rt")).isEqualTo("192.0.2.10");
    }

    @Test
    void readsTimesWithAddresses() {
        Packets packet = header("48", "44 0c 0d 01 c0 00 02 0a 00 00 00 09");

        assertThat(packet.only("ip.opt.time_stamp_addr")).isEqualTo("192.0.2.10");
        assertThat(packet.only("ip.opt.time_stamp")).isEqualTo("9");
    }

    @Test
    void stopsAtAnOptionThatGoesPastTheHeader() {
        Packets packet = header("46", "07 30 04 00");

        assertThat(packet.has("ip.rec_rt")).isFalse();
        assertThat(packet.only("data.len")).isEqualTo("2");
    }

    @Test
    void rejectsLengthShorterThanHeader() {
        Packets packet = header("42", "");

        assertThat(packet.only("ip.hdr_len")).isEqualTo("8");
        assertThat(packet.has("ip.src")).isFalse();
        assertThat(packet.info()).isEqualTo("Bogus IP header length (8, must be at least 20)");
    }

    private static Packets header(String versionAndLength, String options) {
        int length = 20 + Packets.hex(options).length + 2;
        return Packets.linked(
                101, versionAndLength + " 00 00 " + String.format("%02x", length) + """
                         00 00 00 00  40 fd 00 00
                        c0 00 02 01  c0 00 02 02
                        """ + options + " be ef");
    }
}
