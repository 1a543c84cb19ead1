package dev.peel.dissectors.ip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv4LifetimeTest {
    @ParameterizedTest(name = "224.0.0.{0} with {1} hops left")
    @CsvSource({"1, 1", "5, 1", "18, 255", "102, 255", "251, 255", "252, 1", "252, 64", "252, 255"})
    void hopsOfTheLocalNetworkControlBlockAreThoseOfTheGroup(int group, int hops) {
        assertThat(packet(group, hops).has("ip.ttl.lncb")).isFalse();
    }

    @ParameterizedTest(name = "224.0.0.{0} with {1} hops left")
    @CsvSource({"1, 255", "5, 64", "18, 1", "102, 1", "251, 64", "253, 255"})
    void otherHopsAreNoted(int group, int hops) {
        assertThat(packet(group, hops).has("ip.ttl.lncb")).isTrue();
    }

    @Test
    void theNoteNamesTheHopsThatWouldBeRight() {
        assertThat(packet(251, 1).only("_ws.expert.message"))
                .isEqualTo(
                        "\"Time To Live\" != 255 for a packet sent to the Local Network Control Block (see RFC 3171)");
    }

    @Test
    void groupManagementHasOneHopWhateverTheGroup() {
        assertThat(packet(251, 1, 2).has("ip.ttl.lncb")).isFalse();
        assertThat(packet(251, 255, 2).has("ip.ttl.lncb")).isTrue();
    }

    private static Packets packet(int group, int hops) {
        return packet(group, hops, 0xfd);
    }

    private static Packets packet(int group, int hops, int protocol) {
        return Packets.linked(101, String.format("""
                45 00 00 16  00 00 00 00  %02x %02x 00 00
                c0 00 02 01  e0 00 00 %02x  be ef
                """, hops, protocol, group));
    }
}
