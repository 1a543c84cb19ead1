package dev.peel.dissectors.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OcspDissectorTest {
    private final Packets response = Samples.status(Samples.hex("response"));

    @Test
    void readsTheStatusOfEachCertificate() {
        assertThat(response.has("_ws.malformed")).isFalse();
        assertThat(response.only("ocsp.responseStatus")).isEqualTo("0");
        assertThat(response.field("ocsp.certStatus")).containsExactly("0", "1");
        assertThat(response.field("ocsp.serialNumber")).containsExactly("07", "08");
        assertThat(response.field("ocsp.thisUpdate"))
                .containsExactly("Nov 26, 2026 22:59:33.000000000 UTC", "Nov 26, 2026 22:59:33.000000000 UTC");
        assertThat(response.field("ocsp.nextUpdate")).hasSize(2);
        assertThat(response.only("ocsp.revocationTime")).isEqualTo("Nov  1, 2026 00:00:00.000000000 UTC");
        assertThat(response.only("ocsp.revocationReason")).isEqualTo("1");
    }

    @Test
    void readsTheResponderAndItsCertificates() {
        assertThat(response.only("ocsp.responderID")).isEqualTo("1");
        assertThat(response.only("ocsp.certs")).isEqualTo("1");
        assertThat(response.field("x509sat.uTF8String")).contains("Example Middle", "Example Root");
        assertThat(response.only("ocsp.signature")).hasSize(2 * 256);
        assertThat(response.protocols()).startsWith("eth:ethertype:ip:tcp:tls:ocsp:x509sat");
    }

    @Test
    void keepsTheBytesOfAStapledResponseForWhoAsksForThem() {
        assertThat(response.only("tls.handshake.ocsp_response")).isEqualTo(Samples.hex("response"));
    }

    @Test
    void readsQuestionsInHttp() {
        byte[] body = Packets.hex(Samples.hex("request"));
        String head = "POST /ocsp HTTP/1.1\r\nContent-Type: application/ocsp-request\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        Packets packet = new TcpTalk(80)
                .client(HexFormat.of().formatHex(head.getBytes(StandardCharsets.US_ASCII)) + Samples.hex("request"))
                .packets();

        assertThat(packet.protocols()).startsWith("eth:ethertype:ip:tcp:http:ocsp");
        assertThat(packet.field("ocsp.serialNumber")).containsExactly("07", "08");
        assertThat(packet.field("ocsp.issuerKeyHash")).hasSize(2);
    }
}
