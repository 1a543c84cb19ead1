package dev.peel.dissectors.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class ExtensionTest {
    @Test
    void readsApplicationProtocols() {
        Packets packets = client("0010", "000c 02 6832 08 687474702f312e31");

        assertThat(packets.field("tls.handshake.extensions_alpn_str")).containsExactly("h2", "http/1.1");
        assertThat(packets.field("tls.handshake.extensions_alpn_str_len")).containsExactly("2", "8");
        assertThat(client("4469", "0003 02 6832").only("tls.handshake.extensions_alps_alpn_str"))
                .isEqualTo("h2");
        assertThat(client("3374", "").field("tls.handshake.extension.type")).containsExactly("13172");
        assertThat(server("3374", "02 6832 06 737064792f33").field("tls.handshake.extensions_npn"))
                .containsExactly("h2", "spdy/3");
    }

    @Test
    void namesGrease() {
        Packets packets = client("0a0a", "");

        assertThat(packets.tree()).contains("Extension: Reserved (GREASE) (len=0)");
        assertThat(packets.only("tls.handshake.extension.type")).isEqualTo("2570");
        assertThat(client("abcd", "0102").only("tls.handshake.extension.data")).isEqualTo("0102");
    }

    @Test
    void readsPreSharedKeys() {
        Packets offered = client("0029", "0009 0003 616263 00000007 0003 02 aabb");
        Packets selected = server("0029", "0001");

        assertThat(offered.only("tls.handshake.extensions.psk.identities.length"))
                .isEqualTo("9");
        assertThat(offered.only("tls.handshake.extensions.psk.identity.identity"))
                .isEqualTo("616263");
        assertThat(offered.only("tls.handshake.extensions.psk.identity.obfuscated_ticket_age"))
                .isEqualTo("7");
        assertThat(offered.only("tls.handshake.extensions.psk.binders_len")).isEqualTo("3");
        assertThat(offered.only("tls.handshake.extensions.psk.binder")).isEqualTo("aabb");
        assertThat(selected.only("tls.handshake.extensions.psk.identity.selected"))
                .isEqualTo("1");
    }

    @Test
    void readsKeySharesInTheirForms() {
        Packets offered = client("0033", "000a 0a0a 0001 00 001d 0001 aa");

        assertThat(offered.field("tls.handshake.extensions_key_share_group")).containsExactly("2570", "29");
        assertThat(offered.field("tls.handshake.extensions_key_share_key_exchange_length"))
                .containsExactly("1", "1");
        assertThat(server("0033", "001d 0001 aa").only("tls.handshake.extensions_key_share_group"))
                .isEqualTo("29");
        assertThat(server("0033", "0018").only("tls.handshake.extensions_key_share_selected_group"))
                .isEqualTo("24");
    }

    @Test
    void readsVersions() {
        assertThat(client("002b", "04 0a0a 0304").field("tls.handshake.extensions.supported_version"))
                .containsExactly("0x0a0a", "0x0304");
        assertThat(server("002b", "0304").only("tls.handshake.extensions.supported_version"))
                .isEqualTo("0x0304");
    }

    @Test
    void readsStatusRequests() {
        Packets one = client("0005", "01 0000 0000");
        Packets several = client("0011", "000e 02 0004 0000 0000 01 0004 0000 0000");

        assertThat(one.only("tls.handshake.extensions_status_request_type")).isEqualTo("1");
        assertThat(one.only("tls.handshake.extensions_status_request_exts_len")).isEqualTo("0");
        assertThat(several.field("tls.handshake.extensions_status_request_type"))
                .containsExactly("2", "1");
        assertThat(several.only("tls.handshake.extensions_status_request_list_len"))
                .isEqualTo("14");
        assertThat(server("0005", "").has("tls.handshake.extensions_status_request_type"))
                .isFalse();
    }

    @Test
    void readsCertificateTimestamps() {
        Packets packets = server("0012", "0035 0033 00" + "aa".repeat(32) + "0000015a6385aa80 0000 0403 0004 30023100");

        assertThat(packets.only("tls.sct.sct_logid")).isEqualTo("aa".repeat(32));
        assertThat(packets.only("tls.sct.sct_timestamp")).contains("2017");
        assertThat(packets.only("tls.handshake.sig_hash_alg")).isEqualTo("0x0403");
        assertThat(packets.only("tls.sct.sct_signature")).isEqualTo("30023100");
        assertThat(client("0012", "").has("tls.sct.scts_length")).isFalse();
    }

    @Test
    void readsSizes() {
        assertThat(client("0001", "01").only("tls.handshake.max_fragment_length"))
                .isEqualTo("1");
        assertThat(client("001c", "4001").only("tls.record_size_limit")).isEqualTo("16385");
        assertThat(client("0015", "0000").only("tls.handshake.extensions_padding_data"))
                .isEqualTo("0000");
    }

    @Test
    void readsCertificateWishes() {
        assertThat(client("0013", "02 02 00").field("tls.handshake.cert_type.type"))
                .containsExactly("0x02", "0x00");
        assertThat(server("0014", "02").only("tls.handshake.cert_type.type")).isEqualTo("0x02");
        assertThat(client("001b", "04 0002 0003").field("tls.compress_certificate.algorithm"))
                .containsExactly("2", "3");
        assertThat(client("002f", "0006 0004 30023100").bytes("tls.handshake.dname"))
                .containsExactly("30023100");
        assertThat(client("0030", "0008 03 551d0f 0002 0302").only("tls.extension.oid_filters.oid"))
                .contains("2.5.29.15");
        assertThat(client("0022", "0004 0403 0503").field("tls.handshake.sig_hash_alg"))
                .containsExactly("0x0403", "0x0503");
        assertThat(client("0007", "01 00").only("tls.extension.authz_format")).isEqualTo("0");
    }

    @Test
    void readsSmallExtensions() {
        assertThat(client("000f", "01").only("tls.handshake.extension.heartbeat.mode"))
                .isEqualTo("1");
        assertThat(client("000e", "0002 0001 00").only("tls.use_srtp.protection_profile"))
                .isEqualTo("0x0001");
        assertThat(client("002c", "0002 aabb").only("tls.handshake.extensions.cookie"))
                .isEqualTo("aabb");
        assertThat(client("0036", "02 aabb").only("tls.connection_id")).isEqualTo("aabb");
        assertThat(client("ff01", "02 aabb").only("tls.handshake.extensions_reneg_info"))
                .isEqualTo("aabb");
        assertThat(client("000c", "03 626f62").only("tls.handshake.extensions_srp_username"))
                .isEqualTo("bob");
        assertThat(client("0006", "01 40").only("tls.extension.user_mapping_type"))
                .isEqualTo("64");
        assertThat(client("0023", "aabb").only("tls.handshake.extension.data")).isEqualTo("aabb");
    }

    @Test
    void readsEncryptedHellos() {
        Packets outer = client("fe0d", "00 0001 0003 2a 0002 aabb 0003 ccddee");

        assertThat(outer.only("tls.ech.client_hello_type")).isEqualTo("0");
        assertThat(outer.only("tls.ech.hpke.keyconfig.cipher_suite.kdf_id")).isEqualTo("1");
        assertThat(outer.only("tls.ech.hpke.keyconfig.cipher_suite.aead_id")).isEqualTo("3");
        assertThat(outer.only("tls.ech.config_id")).isEqualTo("42");
        assertThat(outer.only("tls.ech.enc")).isEqualTo("aabb");
        assertThat(outer.only("tls.ech.payload")).isEqualTo("ccddee");
        assertThat(client("fe0d", "01").only("tls.ech.client_hello_type")).isEqualTo("1");
    }

    @Test
    void readsConfigsToTryAgainWith() {
        Packets packets =
                server("fe0d", "001a fe0d 0016 07 0020 0002 aabb 0004 0001 0001 00 07" + "612e6578616d70" + "0000");

        assertThat(packets.only("tls.ech.hpke.keyconfig.config_id")).isEqualTo("7");
        assertThat(packets.only("tls.ech.hpke.keyconfig.kem_id")).isEqualTo("32");
        assertThat(packets.only("tls.ech.echconfigcontents.public_name")).isEqualTo("a.examp");
    }

    @Test
    void readsEncryptedServerNames() {
        Packets packets = client("ffce", "1301 001d 0002 aabb 0001 cc 0002 ddee");

        assertThat(packets.only("tls.esni.suite")).isEqualTo("0x1301");
        assertThat(packets.only("tls.esni.record_digest")).isEqualTo("cc");
        assertThat(packets.only("tls.esni.encrypted_sni")).isEqualTo("ddee");
    }

    @Test
    void readsQuicParameters() {
        Packets packets = client("0039", "01 04 80007530  03 02 45c0  0f 02 aabb  11 08 00000001 6b3343cf  1b 01 ff");

        assertThat(packets.only("tls.quic.parameter.max_idle_timeout")).isEqualTo("30000");
        assertThat(packets.only("tls.quic.parameter.max_udp_payload_size")).isEqualTo("1472");
        assertThat(packets.only("tls.quic.parameter.initial_source_connection_id"))
                .isEqualTo("aabb");
        assertThat(packets.only("tls.quic.parameter.vi.chosen_version")).isEqualTo("0x00000001");
        assertThat(packets.only("tls.quic.parameter.vi.other_version")).isEqualTo("0x6b3343cf");
        assertThat(packets.field("tls.quic.parameter.value")).hasSize(5);
        assertThat(packets.tree()).contains("Parameter: GREASE (len=1)");
    }

    @Test
    void readsPreferredAddress() {
        Packets packets =
                server("0039", "0d 2b c0000201 01bb" + "20010db8" + "00".repeat(12) + "01bb 02 aabb" + "cc".repeat(16));

        assertThat(packets.only("tls.quic.parameter.preferred_address.ipv4address"))
                .isEqualTo("192.0.2.1");
        assertThat(packets.only("tls.quic.parameter.preferred_address.ipv6address"))
                .isEqualTo("2001:db8::");
        assertThat(packets.only("tls.quic.parameter.preferred_address.connectionid"))
                .isEqualTo("aabb");
    }

    @Test
    void clampsAVectorThatIsTooLong() {
        Packets packets = client("000a", "0008 001d 0017");

        assertThat(packets.field("tls.handshake.extensions_supported_group")).containsExactly("0x001d", "0x0017");
        assertThat(packets.has("tls.malformed.buffer_too_small")).isTrue();
    }

    @Test
    void goesOnBehindAnExtensionThatIsTooShort() {
        Packets packets = Conversation.https()
                .client(Samples.clientHello("000d 0000  001c 0001 40  0001 0001 02"))
                .last();

        assertThat(packets.field("tls.handshake.extension.type")).containsExactly("13", "28", "1");
        assertThat(packets.only("tls.handshake.max_fragment_length")).isEqualTo("2");
    }

    private static Packets client(String type, String data) {
        return Conversation.https()
                .client(Samples.clientHello(type + Samples.sized(data)))
                .last();
    }

    private static Packets server(String type, String data) {
        return Conversation.https()
                .server(Samples.serverHello(0x0303, 0x1301, type + Samples.sized(data)))
                .last();
    }
}
