package dev.peel.dissectors.tcp;

import static dev.peel.dissectors.tcp.Segments.ACK;
import static dev.peel.dissectors.tcp.Segments.FIN;
import static dev.peel.dissectors.tcp.Segments.PSH;
import static dev.peel.dissectors.tcp.Segments.RST;
import static dev.peel.dissectors.tcp.Segments.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class AcknowledgmentTest {
    @Test
    void aBlockBelowTheAcknowledgmentTellsThatBytesCameTwice() {
        Packets last = Segments.connected()
                .client(ACK, 1, 1, 20)
                .options("01 01 05 0a ff ff ff 81 ff ff ff 8b")
                .server(ACK, 1, 21, 0)
                .last();

        assertThat(last.only("tcp.options.sack.dsack_le")).isEqualTo("1");
        assertThat(last.only("tcp.options.sack.dsack_re")).isEqualTo("11");
        assertThat(last.field("_ws.expert.message")).contains("D-SACK Sequence");
    }

    @Test
    void aBlockWithinTheSecondTellsThatBytesCameTwice() {
        Packets last = Segments.connected()
                .client(ACK, 11, 1, 20)
                .options("01 01 05 12 ff ff ff 8d ff ff ff 8f ff ff ff 8b ff ff ff 9f")
                .server(ACK, 1, 1, 0)
                .last();

        assertThat(last.only("tcp.options.sack.dsack_le")).isEqualTo("13");
    }

    @Test
    void aBlockBeyondTheAcknowledgmentTellsOfBytesThatCameEarly() {
        Packets last = Segments.connected()
                .client(ACK, 11, 1, 20)
                .options("01 01 05 0a ff ff ff 8b ff ff ff 9f")
                .server(ACK, 1, 1, 0)
                .last();

        assertThat(last.only("tcp.options.sack_le")).isEqualTo("11");
        assertThat(last.has("tcp.options.sack.dsack")).isFalse();
    }

    @Test
    void anAcknowledgmentNamesItsSegmentAndHowLongItTook() {
        Packets packets = Segments.connected()
                .client(ACK, 1, 1, 100)
                .after(30)
                .server(ACK, 1, 101, 0)
                .packets();

        assertThat(packets.field("tcp.analysis.acks_frame")).containsExactly("1", "2", "4");
        assertThat(packets.field("tcp.analysis.ack_rtt")).containsExactly("0.001000000", "0.001000000", "0.030000000");
        assertThat(packets.field("tcp.analysis.initial_rtt"))
                .containsExactly("0.002000000", "0.002000000", "0.002000000");
    }

    @Test
    void bytesAreInFlightUntilTheyAreAcknowledged() {
        Packets packets = Segments.connected()
                .client(ACK, 1, 1, 100)
                .client(ACK | PSH, 101, 1, 50)
                .server(ACK, 1, 101, 0)
                .client(ACK | PSH | FIN, 151, 1, 10)
                .packets();

        assertThat(packets.field("tcp.analysis.bytes_in_flight")).containsExactly("100", "150", "60");
        assertThat(packets.field("tcp.analysis.push_bytes_sent")).containsExactly("100", "150", "10");
    }

    @Test
    void bytesThatSackCoversAreNotInFlight() {
        Packets last = Segments.connected()
                .client(ACK, 1, 1, 100)
                .client(ACK, 101, 1, 100)
                .sack(101, 201)
                .server(ACK, 1, 1, 0)
                .options("")
                .client(ACK, 201, 1, 50)
                .last();

        assertThat(last.only("tcp.analysis.bytes_in_flight")).isEqualTo("150");
    }

    @Test
    void aResetLeavesNothingInFlight() {
        Packets last = Segments.connected()
                .client(ACK, 1, 1, 100)
                .server(RST, 1, 0, 0)
                .client(ACK, 101, 1, 50)
                .last();

        assertThat(last.only("tcp.analysis.bytes_in_flight")).isEqualTo("50");
    }

    @Test
    void anAcknowledgmentOfWhatWasNotSeenIsNotedOnce() {
        Packets packets = Segments.connected()
                .server(ACK, 1, 301, 0)
                .server(ACK, 1, 301, 10)
                .packets();

        assertThat(packets.frame(4).has("tcp.analysis.ack_lost_segment")).isTrue();
        assertThat(packets.frame(4).info()).startsWith("[TCP ACKed unseen segment] 443");
        assertThat(packets.frame(5).has("tcp.analysis.ack_lost_segment")).isFalse();
    }

    @Test
    void duplicateAcknowledgmentsAreCounted() {
        Packets packets = Segments.connected()
                .client(ACK, 1, 1, 100)
                .server(ACK, 1, 101, 0)
                .server(ACK, 1, 101, 0)
                .server(ACK, 1, 101, 0)
                .packets();

        assertThat(packets.field("tcp.analysis.duplicate_ack_num")).containsExactly("1", "2");
        assertThat(packets.field("tcp.analysis.duplicate_ack_frame")).containsExactly("5", "5");
        assertThat(packets.field("_ws.expert.message")).contains("Duplicate ACK (#1)", "Duplicate ACK (#2)");
        assertThat(packets.info()).startsWith("[TCP Dup ACK 5#2] 443 → 40000 [ACK]");
        assertThat(packets.frame(7).tree())
                .contains("            [This is a TCP duplicate ack]\n        [Duplicate ACK #: 2]\n")
                .contains("""
                                [Duplicate to the ACK in frame: 5]
                                    [Expert Info (Note/Sequence): Duplicate ACK (#2)]
                        """);
    }

    @Test
    void anotherWindowAloneIsAnUpdate() {
        Packets last = Segments.connected().window(2000).client(ACK, 1, 1, 0).last();

        assertThat(last.has("tcp.analysis.window_update")).isTrue();
        assertThat(last.has("tcp.analysis.duplicate_ack")).isFalse();
        assertThat(last.field("_ws.expert.severity")).containsExactly("2097152");
    }

    @Test
    void bytesUpToTheEndOfTheWindowFillIt() {
        assertThat(Segments.connected().server(ACK, 1, 1, 1000).last().has("tcp.analysis.window_full"))
                .isTrue();
        assertThat(Segments.connected().server(ACK, 1, 1, 999).last().has("tcp.analysis.window_full"))
                .isFalse();
    }

    @Test
    void aWindowThatMayBeScaledIsNotKnownToBeFull() {
        Packets last =
                new Segments().client(ACK, 1, 1, 0).server(ACK, 1, 1, 1000).last();

        assertThat(last.has("tcp.analysis.window_full")).isFalse();
    }

    @Test
    void aClosedWindowIsProbed() {
        Packets packets = Segments.connected()
                .window(0)
                .client(ACK, 1, 1, 0)
                .window(1000)
                .server(ACK, 1, 1, 1)
                .window(0)
                .client(ACK, 1, 1, 0)
                .packets();

        assertThat(packets.frame(4).has("tcp.analysis.zero_window")).isTrue();
        assertThat(packets.frame(5).has("tcp.analysis.zero_window_probe")).isTrue();
        assertThat(packets.frame(6).has("tcp.analysis.zero_window_probe_ack")).isTrue();
        assertThat(packets.frame(6).has("tcp.analysis.duplicate_ack")).isFalse();
    }

    @Test
    void theNumberBeforeTheNextKeepsTheConnectionAlive() {
        Packets packets = Segments.connected()
                .client(ACK, 1, 1, 100)
                .server(ACK, 1, 101, 0)
                .after(60_000)
                .client(ACK, 100, 1, 0)
                .server(ACK, 1, 101, 0)
                .packets();

        assertThat(packets.frame(6).has("tcp.analysis.keep_alive")).isTrue();
        assertThat(packets.frame(6).has("tcp.analysis.retransmission")).isFalse();
        assertThat(packets.frame(7).has("tcp.analysis.keep_alive_ack")).isTrue();
        assertThat(packets.frame(7).has("tcp.analysis.duplicate_ack")).isFalse();
    }

    @Test
    void aResetMayHaveAnyNumberAndAWindowOfZero() {
        Packets last = Segments.connected().window(0).server(RST, 500, 0, 0).last();

        assertThat(last.has("tcp.analysis.flags")).isFalse();
    }

    @Test
    void noMoreSegmentsAreRememberedThanTheLimit() {
        Segments segments = Segments.connected();
        for (int i = 0; i < 6; i++) {
            segments.client(ACK, 1 + 10 * i, 1, 10);
        }

        Packets packets = segments.packets(Limits.DEFAULT.with(Limit.UNACKNOWLEDGED_SEGMENTS, 4));

        assertThat(packets.field("tcp.analysis.bytes_in_flight")).containsExactly("10", "20", "30", "40", "40", "40");
        assertThat(packets.counters().limits()).containsEntry(Limit.UNACKNOWLEDGED_SEGMENTS, 2L);
    }

    @Test
    void theMemoryOfSegmentsIsCountedAndGivenBackWithTheFlow() {
        Segments segments = Segments.connected().client(ACK, 1, 1, 10);

        assertThat(segments.packets().engine().flows().streamMemory().held()).isPositive();
        Packets without = segments.packets(Limits.DEFAULT.with(Limit.STREAM_BYTES, 1));
        assertThat(without.has("tcp.analysis.acks_frame")).isFalse();
        assertThat(without.counters().limits()).containsKey(Limit.STREAM_BYTES);
        Packets evicted = segments.startAt(1, 1).client(SYN, 0, 0, 0).packets();
        assertThat(evicted.engine().flows().streamMemory().held())
                .isLessThan(segments.packets()
                                .frame(4)
                                .engine()
                                .flows()
                                .streamMemory()
                                .held()
                        + 1);
    }
}
