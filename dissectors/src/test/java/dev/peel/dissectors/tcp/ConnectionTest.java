package dev.peel.dissectors.tcp;

import static dev.peel.dissectors.tcp.Segments.ACK;
import static dev.peel.dissectors.tcp.Segments.FIN;
import static dev.peel.dissectors.tcp.Segments.RST;
import static dev.peel.dissectors.tcp.Segments.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    @Test
    void completenessTellsWhatWasSeenBeforeTheFrame() {
        Packets packets = Segments.connected()
                .client(ACK, 1, 1, 10)
                .client(FIN | ACK, 11, 1, 0)
                .server(RST | ACK, 1, 12, 0)
                .client(RST, 12, 0, 0)
                .packets();

        assertThat(packets.field("tcp.completeness")).containsExactly("0", "1", "3", "7", "15", "31", "63");
        assertThat(packets.frame(5).tree()).contains("[Conversation completeness: Incomplete, DATA (15)]");
        assertThat(packets.frame(7).tree()).contains("[Conversation completeness: Complete, WITH_DATA (63)]");
    }

    @Test
    void completenessHasWords() {
        assertThat(Completeness.text(0)).isEqualTo("Incomplete");
        assertThat(Completeness.text(1)).isEqualTo("Incomplete, SYN_SENT");
        assertThat(Completeness.text(3)).isEqualTo("Incomplete, CLIENT_ESTABLISHED");
        assertThat(Completeness.text(7)).isEqualTo("Incomplete, ESTABLISHED");
        assertThat(Completeness.text(23)).isEqualTo("Complete, NO_DATA");
        assertThat(Completeness.text(14)).isEqualTo("Incomplete");
    }

    @Test
    void aSynWithAnotherNumberReusesThePorts() {
        Packets last = Segments.connected().startAt(7, 9).client(SYN, 0, 0, 0).last();

        assertThat(last.only("tcp.stream")).isEqualTo("1");
        assertThat(last.has("tcp.analysis.reused_ports")).isTrue();
        assertThat(last.info()).startsWith("[TCP Port numbers reused] 40000 → 443 [SYN] Seq=0 ");
    }

    @Test
    void aSynAckWithAnotherNumberReusesThePortsOfTheSameStream() {
        Packets last = new Segments()
                .client(SYN, 0, 0, 0)
                .server(SYN | ACK, 0, 1, 0)
                .startAt(0xffffff80, 9000)
                .server(SYN | ACK, 0, 1, 0)
                .last();

        assertThat(last.only("tcp.stream")).isEqualTo("0");
        assertThat(last.only("tcp.seq")).isEqualTo("0");
        assertThat(last.has("tcp.analysis.reused_ports")).isTrue();
    }

    @Test
    void aSynThatComesAgainWithoutOptionsTakesNoWindowScaleBack() {
        Packets last = new Segments()
                .options("03 03 05 01")
                .client(SYN, 0, 0, 0)
                .options("")
                .client(SYN, 0, 0, 0)
                .options("03 03 08 01")
                .server(SYN | ACK, 0, 1, 0)
                .options("")
                .client(ACK, 1, 1, 0)
                .last();

        assertThat(last.only("tcp.window_size_scalefactor")).isEqualTo("32");
        assertThat(last.only("tcp.window_size")).isEqualTo("32000");
    }

    @Test
    void theSameSynAgainReusesNothing() {
        Packets last = new Segments().client(SYN, 0, 0, 0).client(SYN, 0, 0, 0).last();

        assertThat(last.has("tcp.analysis.reused_ports")).isFalse();
    }
}
