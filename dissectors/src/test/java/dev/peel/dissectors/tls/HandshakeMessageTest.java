package dev.peel.dissectors.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class HandshakeMessageTest {
    @Test
    void readsCertificates() {
        Packets packets = server(0x0303, 0xc02b, 11, "00000b 000002 3000 000003 300100");

        assertThat(packets.info()).isEqualTo("Certificate");
        assertThat(packets.only("tls.handshake.certificates_length")).isEqualTo("11");
        assertThat(packets.field("tls.handshake.certificate_length")).containsExactly("2", "3");
        assertThat(packets.field("tls.handshake.certificate")).containsExactly("3000", "300100");
    }

    @Test
    void readsNoCertificate() {
        assertThat(server(0x0303, 0xc02b, 11, "000000").only("tls.handshake.certificates_length"))
                .isEqualTo("0");
    }

    @Test
    void readsCertificatesOfTls13() {
        Packets packets = raw13(11, "01 aa 00000f 000002 3000 0008 0012 0004 0002 0000");

        assertThat(packets.only("tls.handshake.certificate_request_context")).isEqualTo("aa");
        assertThat(packets.only("tls.handshake.certificate")).isEqualTo("3000");
        assertThat(packets.field("tls.handshake.extension.type")).contains("18");
    }

    @Test
    void readsCertificateRequests() {
        Packets tls12 = server(0x0303, 0xc02b, 13, "02 01 40 0004 0403 0804 0006 0004 30023100");
        Packets tls10 = server(0x0301, 0xc014, 13, "01 01 0000");
        Packets tls13 = raw13(13, "00 0008 000d 0004 0002 0403");

        assertThat(tls12.field("tls.handshake.cert_type")).containsExactly("1", "64");
        assertThat(tls12.field("tls.handshake.sig_hash_alg")).containsExactly("0x0403", "0x0804");
        assertThat(tls12.only("tls.handshake.dname_len")).isEqualTo("4");
        assertThat(tls12.bytes("tls.handshake.dname")).containsExactly("30023100");
        assertThat(tls10.has("tls.handshake.sig_hash_alg")).isFalse();
        assertThat(tls13.field("tls.handshake.sig_hash_alg")).containsExactly("0x0403");
    }

    @Test
    void readsTickets() {
        Packets tls12 = server(0x0303, 0xc02b, 4, "00001c20 0003 aabbcc");
        Packets tls13 = raw13(4, "00001c20 00000007 01 00 0002 aabb 0008 002a 0004 00004000");

        assertThat(tls12.only("tls.handshake.session_ticket_lifetime_hint")).isEqualTo("7200");
        assertThat(tls12.only("tls.handshake.session_ticket")).isEqualTo("aabbcc");
        assertThat(tls12.has("tls.handshake.session_ticket_age_add")).isFalse();
        assertThat(tls13.only("tls.handshake.session_ticket_age_add")).isEqualTo("7");
        assertThat(tls13.only("tls.handshake.session_ticket_nonce")).isEqualTo("00");
        assertThat(tls13.only("tls.early_data.max_early_data_size")).isEqualTo("16384");
    }

    @Test
    void readsCertificateStatus() {
        Packets one = server(0x0303, 0xc02b, 22, "01 000002 3000");
        Packets several = server(0x0303, 0xc02b, 22, "02 00000a 000002 3000 000002 3100");

        assertThat(one.only("tls.handshake.ocsp_response")).isEqualTo("3000");
        assertThat(several.only("tls.handshake.ocsp_response_list_len")).isEqualTo("10");
        assertThat(several.field("tls.handshake.ocsp_response")).containsExactly("3000", "3100");
    }

    @Test
    void readsCertificateVerify() {
        Packets tls12 = server(0x0303, 0xc02b, 15, "0403 0002 aabb");
        Packets tls10 = server(0x0301, 0xc014, 15, "0002 aabb");

        assertThat(tls12.only("tls.handshake.sig_hash_hash")).isEqualTo("4");
        assertThat(tls12.only("tls.handshake.sig_hash_sig")).isEqualTo("3");
        assertThat(tls12.only("tls.handshake.client_cert_vrfy.sig")).isEqualTo("aabb");
        assertThat(tls10.only("tls.handshake.client_cert_vrfy.sig")).isEqualTo("aabb");
    }

    @Test
    void readsCertificateUrls() {
        Packets packets = server(0x0303, 0xc02b, 21, "00 0020 0009" + "687474703a2f2f612f" + "01" + "cc".repeat(20));

        assertThat(packets.only("tls.handshake.cert_url.url")).isEqualTo("http://a/");
        assertThat(packets.only("tls.handshake.cert_url.sha1")).isEqualTo("cc".repeat(20));
    }

    @Test
    void readsCompressedCertificates() {
        Packets packets = raw13(25, "0002 000a45 000002 aabb");

        assertThat(packets.only("tls.compress_certificate.algorithm")).isEqualTo("2");
        assertThat(packets.only("tls.compress_certificate.uncompressed_length")).isEqualTo("2629");
        assertThat(packets.only("tls.compress_certificate.compressed_certificate_message"))
                .isEqualTo("aabb");
    }

    @Test
    void readsSmallMessages() {
        assertThat(raw13(24, "01").only("tls.handshake.key_update.request_update"))
                .isEqualTo("1");
        assertThat(raw13(20, "aabb").bytes("tls.handshake.verify_data")).containsExactly("aabb");
        assertThat(server(0x0303, 0xc02b, 67, "02 6832 01 00").only("tls.handshake.npn_selected_protocol"))
                .isEqualTo("h2");
        assertThat(server(0x0303, 0xc02b, 23, "000000").only("tls.handshake.supplemental_data"))
                .isEqualTo("000000");
    }

    @Test
    void readsFinishedOfSsl3() {
        Packets packets = server(0x0300, 0x0005, 20, "aa".repeat(16) + "bb".repeat(20));

        assertThat(packets.bytes("tls.handshake.md5_hash")).containsExactly("aa".repeat(16));
        assertThat(packets.bytes("tls.handshake.sha_hash")).containsExactly("bb".repeat(20));
    }

    @Test
    void notesWhatIsLeftOfAMessage() {
        assertThat(server(0x0303, 0xc02b, 4, "00001c20 0001 aa ee").has("tls.malformed.trailing_data"))
                .isTrue();
    }

    @Test
    void readsKeyExchangeWithEllipticCurve() {
        Packets packets = Conversation.https()
                .server(Samples.serverHello(0x0303, 0xc02b, ""))
                .server(Samples.SERVER_KEY_EXCHANGE)
                .client(Samples.CLIENT_KEY_EXCHANGE)
                .packets();

        assertThat(packets.only("tls.handshake.server_curve_type")).isEqualTo("0x03");
        assertThat(packets.only("tls.handshake.server_named_curve")).isEqualTo("0x001d");
        assertThat(packets.only("tls.handshake.server_point"))
                .startsWith("705043e9")
                .hasSize(64);
        assertThat(packets.only("tls.handshake.sig_hash_alg")).isEqualTo("0x0403");
        assertThat(packets.only("tls.handshake.sig_len")).isEqualTo("71");
        assertThat(packets.only("tls.handshake.client_point"))
                .startsWith("1fe115d0")
                .hasSize(64);
    }

    @Test
    void readsKeyExchangeWithDiffieHellman() {
        Packets signed = server(0x0301, 0x0039, 12, "0001 17 0001 05 0001 08 0002 aabb");
        Packets anonymous = server(0x0303, 0x0034, 12, "0001 17 0001 05 0001 08");
        Packets client = client(0x0303, 0x0039, "0001 13");

        assertThat(signed.only("tls.handshake.p")).isEqualTo("17");
        assertThat(signed.only("tls.handshake.g")).isEqualTo("05");
        assertThat(signed.only("tls.handshake.ys")).isEqualTo("08");
        assertThat(signed.only("tls.handshake.sig")).isEqualTo("aabb");
        assertThat(anonymous.has("tls.handshake.sig")).isFalse();
        assertThat(client.only("tls.handshake.yc")).isEqualTo("13");
    }

    @Test
    void readsKeyExchangeWithRsa() {
        Packets export = server(0x0301, 0x0003, 12, "0002 aabb 0003 010001 0001 cc");
        Packets client = client(0x0301, 0x002f, "0002 aabb");
        Packets ssl3 = client(0x0300, 0x002f, "aabb");

        assertThat(export.only("tls.handshake.modulus")).isEqualTo("aabb");
        assertThat(export.only("tls.handshake.exponent")).isEqualTo("010001");
        assertThat(client.only("tls.handshake.epms")).isEqualTo("aabb");
        assertThat(ssl3.only("tls.handshake.epms")).isEqualTo("aabb");
    }

    @Test
    void readsKeyExchangeWithSharedKeys() {
        assertThat(server(0x0303, 0x00a8, 12, "0002 6869").only("tls.handshake.hint"))
                .isEqualTo("6869");
        assertThat(client(0x0303, 0x00a8, "0002 6964").only("tls.handshake.identity"))
                .isEqualTo("6964");
        assertThat(client(0x0303, 0x00ac, "0002 6964 0001 aa").only("tls.handshake.epms"))
                .isEqualTo("aa");
        assertThat(client(0x0303, 0x00aa, "0002 6964 0001 aa").only("tls.handshake.yc"))
                .isEqualTo("aa");
        assertThat(client(0x0303, 0xc035, "0002 6964 01 aa").only("tls.handshake.client_point"))
                .isEqualTo("aa");
        assertThat(server(0x0303, 0xc035, 12, "0000 03 001d 01 aa").only("tls.handshake.server_point"))
                .isEqualTo("aa");
    }

    @Test
    void readsKeyExchangeWithPasswords() {
        Packets srp = server(0x0303, 0xc01d, 12, "0001 17 0001 05 01 77 0001 08");
        Packets jpake = server(0x0303, 0xc0ff, 12, "03 0017 01 aa 01 bb 01 cc");

        assertThat(srp.only("tls.handshake.srp.s")).isEqualTo("77");
        assertThat(jpake.only("tls.handshake.xs")).isEqualTo("aa");
        assertThat(jpake.only("tls.handshake.rs")).isEqualTo("cc");
        assertThat(client(0x0303, 0xc0ff, "01 aa 01 bb 01 cc").only("tls.handshake.vc"))
                .isEqualTo("bb");
    }

    @Test
    void doesNotGuessAKeyExchange() {
        Packets packets =
                Conversation.https().server(Samples.SERVER_KEY_EXCHANGE).last();

        assertThat(packets.info()).isEqualTo("Server Key Exchange");
        assertThat(packets.has("tls.handshake.server_named_curve")).isFalse();
    }

    /** {@return what a server says after a ServerHello that chose a version and a suite} */
    private static Packets server(int version, int suite, int type, String body) {
        return Conversation.https()
                .server(Samples.serverHello(version, suite, ""))
                .server(Samples.handshake(version, type, body))
                .last();
    }

    /** {@return a ClientKeyExchange after a ServerHello that chose a version and a suite} */
    private static Packets client(int version, int suite, String body) {
        return Conversation.https()
                .server(Samples.serverHello(version, suite, ""))
                .client(Samples.handshake(version, 16, body))
                .last();
    }

    /** {@return a message that TLS 1.3 would encrypt, as it stands in a record with a null cipher} */
    private static Packets raw13(int type, String body) {
        return Conversation.https()
                .server(Samples.serverHello(0x0303, 0x1301, "002b 0002 0304"))
                .server(Samples.handshake(0x0303, type, body))
                .last();
    }
}
