package dev.peel.dissectors.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class EmbeddedTimestampsTest {
    /** What a certificate has before its extensions: serial number, algorithm, names that are empty, validity, key. */
    private static final String START = """
            02 01 05
            30 05 06 03 2a 03 04
            30 00
            30 1e 17 0d 32 36 30 31 30 31 30 30 30 30 30 30 5a 17 0d 32 37 30 31 30 31 30 30 30 30 30 30 5a
            30 00
            30 0b 30 05 06 03 2a 03 04 03 02 00 aa
            """;

    /** What it has behind them: algorithm and signature. */
    private static final String END = """
            30 05 06 03 2a 03 04
            03 02 00 aa
            """;

    /** A certificate with two extensions: key usage, and a list with one timestamp. */
    private static final String CERTIFICATE = """
            30 81 af                                             # Certificate
            30 81 a1                                             # to be signed
            """ + START + """
            a3 64 30 62                                          # extensions
            30 0e 06 03 55 1d 0f 01 01 ff 04 04 03 02 05 a0      # key usage, critical
            30 50 06 0a 2b 06 01 04 01 d6 79 02 04 02            # 1.3.6.1.4.1.11129.2.4.2
            04 42 04 40                                          # OCTET STRING in an OCTET STRING
            00 3e 00 3c                                          # list, one timestamp
            00 11111111111111111111111111111111 22222222222222222222222222222222
            00 00 01 71 00 00 00 00                              # time
            00 00                                                # no extensions
            04 03 00 0d 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d   # ecdsa_secp256r1_sha256
            """ + END;

    private static final String PLAIN = "30 48 30 3b" + START + END;

    @Test
    void areReadInsideACertificate() {
        Packets packet = packet(CERTIFICATE);

        assertThat(packet.has("_ws.malformed")).isFalse();
        assertThat(packet.field("x509af.extension.id")).containsExactly("2.5.29.15", "1.3.6.1.4.1.11129.2.4.2");
        assertThat(packet.only("tls.sct.scts_length")).isEqualTo("62");
        assertThat(packet.only("tls.handshake.sig_hash_alg")).isEqualTo("0x0403");
        assertThat(packet.bytes("tls.sct.sct_signature")).containsExactly("0102030405060708090a0b0c0d");
        assertThat(packet.field("tls.handshake.certificate_length")).containsExactly("178", "74");
    }

    @Test
    void areReadWhereOnlyTheAlgorithmOfTheirSignaturesIsAskedFor() {
        assertThat(talk(CERTIFICATE).asking("tls.handshake.sig_hash_alg").field("tls.handshake.sig_hash_alg"))
                .containsExactly("0x0403");
        assertThat(talk(CERTIFICATE).asking("tls.handshake.sig_hash_sig").field("tls.handshake.sig_hash_sig"))
                .containsExactly("3");
    }

    @Test
    void costNoMoreThanTheCertificateWhereALengthLies() {
        Packets packet = packet(CERTIFICATE.replaceFirst("30 62", "30 7f"));

        assertThat(packet.has("_ws.malformed")).isTrue();
        assertThat(packet.field("tls.handshake.certificate_length")).containsExactly("178", "74");
    }

    private static Packets packet(String certificate) {
        return talk(certificate).packets();
    }

    private static TcpTalk talk(String certificate) {
        int length = Packets.hex(certificate).length;
        int list = 3 + length + 3 + Packets.hex(PLAIN).length;
        String head = String.format("16 03 03 %04x 0b %06x %06x %06x", list + 7, list + 3, list, length);
        return new TcpTalk(443).server(head + certificate + "00 00 4a" + PLAIN);
    }
}
