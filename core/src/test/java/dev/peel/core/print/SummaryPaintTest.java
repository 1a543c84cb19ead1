package dev.peel.core.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryPaintTest {
    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, SECURE", "SSLv2, SECURE", "QUIC, SECURE", "TCP, TRANSPORT", "DNS, LOOKUP", "ICMPv6, CONTROL",
        "HTTP, WEB", "HTTP/JSON, WEB", "MQTT, BOLD", "TCPROS, BOLD", "802.11, BOLD", "'', BOLD",
    })
    void aProtocolHasTheColourOfItsKindInAnyVersion(String name, Paint paint) {
        assertThat(SummaryPaint.ofProtocol(name)).isEqualTo(paint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TCP | 443 → 50000 [ACK] Seq=1 Ack=1 Win=502 Len=0 | PLAIN",
                "TCP | 50000 → 443 [RST, ACK] Seq=1 Ack=1 Win=0 Len=0 | ERROR",
                "TLSv1.2 | Alert (Level: Fatal, Description: Handshake Failure) | ERROR",
                "TLSv1.2 | Alert (Level: Warning, Description: Close Notify) | PLAIN",
                "HTTP | GET /[RST/Alert (Level: Fatal HTTP/1.1 | PLAIN",
                "DNS | Standard query 0x3968 A shop.example.test[Malformed Packet] | ERROR",
                "TCP | [TCP Retransmission] 443 → 50000 [ACK] Seq=1 Ack=1 Win=502 Len=0 | WARNING",
                "TCP | [TCP Dup ACK 3#1] 443 → 50000 [RST] Seq=1 | ERROR",
                "TCP | [TCP segment of a reassembled PDU] | PLAIN",
            })
    void whatASummarySaysIsColouredByHowGraveItIs(String protocol, String info, Paint paint) {
        assertThat(SummaryPaint.ofInfo(SummaryPaint.ofProtocol(protocol), info)).isEqualTo(paint);
    }
}
