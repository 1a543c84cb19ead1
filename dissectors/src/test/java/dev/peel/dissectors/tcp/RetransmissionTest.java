package dev.peel.dissectors.tcp;

import static dev.peel.dissectors.tcp.Segments.ACK;
import static dev.peel.dissectors.tcp.Segments.FIN;
import static dev.peel.dissectors.tcp.Segments.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class RetransmissionTest {
    @Test
    void bytesThatComeAgainAreARetransmission() {
        Packets last = Segments.connected()
                .client(ACK, 1, 1, 100)
                .after(200)
                .client(ACK, 1, 1, 100)
                .last();

        assertThat(last.field("tcp.analysis.retransmission")).containsExactly("1");
        assertThat(last.field("tcp.analysis.flags")).containsExactly("1");
        assertThat(last.only("tcp.analysis.rto")).isEqualTo("0.200000000");
        assertThat(last.only("tcp.analysis.rto_frame")).isEqualTo("4");
        assertThat(last.info()).startsWith("[TCP Retransmission] 40000 → 443 [ACK] Seq=1 ");
        assertThat(last.field("_ws.expert.message")).containsExactly("This frame is a (suspected) retransmission");
        assertThat(last.field("_ws.expert.severity")).containsExactly("4194304");
        assertThat(last.field("_ws.expert.group")).containsExactly("33554432");
    }

    @Test
    void aSynOrAFinThatComesAgainIsARetransmission() {
        assertThat(new Segments()
                        .client(SYN, 0, 0, 0)
                        .after(1000)
                        .client(SYN, 0, 0, 0)
                        .last())
                .satisfies(last ->
                        assertThat(last.has("tcp.analysis.retransmission")).isTrue());
        assertThat(Segments.connected()
                        .client(FIN | ACK, 1, 1, 0)
                        .after(200)
                        .client(FIN | ACK, 1, 1, 0)
                        .last()
                        .has("tcp.analysis.retransmission"))
                .isTrue();
    }

    @Test
    void bytesThatDuplicateAcknowledgmentsAskForAreAFastRetransmission() {
        Packets last = Segments.connected()
                .client(ACK, 1, 1, 100)
                .client(ACK, 101, 1, 100)
                .client(ACK, 201, 1, 100)
                .server(ACK, 1, 101, 0)
                .server(ACK, 1, 101, 0)
                .server(ACK, 1, 101, 0)
                .client(ACK, 101, 1, 100)
                .last();

        assertThat(last.has("tcp.analysis.fast_retransmission")).isTrue();
        assertThat(last.has("tcp.analysis.retransmission")).isTrue();
        assertThat(last.has("tcp.analysis.out_of_order")).isFalse();
        assertThat(last.info()).startsWith("[TCP Fast Retransmission] 40000");
    }

    @Test
    void bytesThatComeLongAfterTheyWereAskedForAreNoFastRetransmission() {
        Packets last = Segments.connected()
                .client(ACK, 1, 1, 100)
                .client(ACK, 101, 1, 100)
                .server(ACK, 1, 1, 0)
                .server(ACK, 1, 1, 0)
                .server(ACK, 1, 1, 0)
                .after(21)
                .client(ACK, 1, 1, 100)
                .last();

        assertThat(last.has("tcp.analysis.fast_retransmission")).isFalse();
        assertThat(last.has("tcp.analysis.retransmission")).isTrue();
    }

    @Test
    void bytesThatAreAcknowledgedAreASpuriousRetransmission() {
        Packets last = Segments.connected()
                .client(ACK, 1, 1, 100)
                .server(ACK, 1, 101, 0)
                .client(ACK, 1, 1, 100)
                .last();

        assertThat(last.has("tcp.analysis.spurious_retransmission")).isTrue();
        assertThat(last.has("tcp.analysis.retransmission")).isTrue();
        assertThat(last.has("tcp.analysis.rto")).isFalse();
        assertThat(last.info()).startsWith("[TCP Spurious Retransmission] 40000");
    }

    @Test
    void bytesThatComeAMomentAfterThoseBehindThemAreOutOfOrder() {
        Segments early = Segments.connected().client(ACK, 101, 1, 100);

        Packets gap = early.last();
        Packets filled = early.client(ACK, 1, 1, 100).last();

        assertThat(gap.has("tcp.analysis.lost_segment")).isTrue();
        assertThat(gap.has("tcp.analysis.bytes_in_flight")).isFalse();
        assertThat(gap.info()).startsWith("[TCP Previous segment not captured] 40000");
        assertThat(filled.has("tcp.analysis.out_of_order")).isTrue();
        assertThat(filled.has("tcp.analysis.retransmission")).isFalse();
        assertThat(filled.field("_ws.expert.message")).contains("This frame is a (suspected) out-of-order segment");
    }

    @Test
    void bytesThatComeLaterThanARoundTripAreNotOutOfOrder() {
        Packets last = Segments.connected()
                .client(ACK, 101, 1, 100)
                .after(3)
                .client(ACK, 1, 1, 100)
                .last();

        assertThat(last.has("tcp.analysis.out_of_order")).isFalse();
        assertThat(last.has("tcp.analysis.retransmission")).isTrue();
    }

    @Test
    void aTimeBeforeTheLastIsNoShortTime() {
        Packets last = Segments.connected()
                .client(ACK, 101, 1, 100)
                .after(-1000)
                .client(ACK, 1, 1, 100)
                .last();

        assertThat(last.has("tcp.analysis.out_of_order")).isFalse();
        assertThat(last.has("tcp.analysis.retransmission")).isTrue();
    }
}
