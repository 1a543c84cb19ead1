package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.RANDOM;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.clientHelloWith;
import static dev.peel.plugins.handshake.Records.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeaknessRulesTest {
    private final Conversation conversation = new Conversation();

    private static final String SIGNATURES = "000d 0004 0002 0403";

    @Test
    @Fires("H-75")
    void tellsKeyExchangeByRsaAlone() throws IOException {
        chooses("002f");

        assertThat(conversation.verdict("H-75").text()).contains("RSA alone", "TLS_RSA_WITH_AES_128_CBC_SHA");
        assertThat(conversation.verdict("H-75").evidence()).containsExactly(5L);
    }

    @Test
    @Fires("H-75")
    void tellsBrokenCiphers() throws IOException {
        chooses("0005");

        assertThat(conversation.verdict("H-75").text()).contains("TLS_RSA_WITH_RC4_128_SHA");
    }

    @ParameterizedTest
    @CsvSource({
        "0003, for export",
        "0002, encrypts nothing",
        "0034, without a certificate",
        "000a, broken or short",
        "c011, broken or short",
        "003c, by RSA alone"
    })
    @Fires("H-75")
    void tellsWhatIsWeakInASuite(String suite, String what) throws IOException {
        chooses(suite);

        assertThat(conversation.verdict("H-75").text()).contains(what);
    }

    @Test
    @Fires("H-75")
    void tellsVersionThatIsRetired() throws IOException {
        conversation.connect().client(ACK, clientHello(""));
        conversation.server(
                ACK, serverHello(ECDHE_RSA_AES_128, "").replace("0303" + RANDOM, "0302" + RANDOM), SERVER_HELLO_DONE);

        assertThat(conversation.verdict("H-75").text()).contains("TLS 1.1 (retired)");
    }

    @Test
    @Fires("H-75")
    void tellsCompression() throws IOException {
        conversation.connect().client(ACK, clientHello(""));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, "").replace("c02f00", "c02f01"), SERVER_HELLO_DONE);

        assertThat(conversation.verdict("H-75").text()).contains("compression, which gives secrets away");
    }

    @Test
    @Fires("H-75")
    void tellsAllThatIsWeakAtOnce() throws IOException {
        conversation.connect().client(ACK, clientHelloWith("0005"));
        conversation.server(ACK, serverHello("0005", "").replace("0303" + RANDOM, "0301" + RANDOM), SERVER_HELLO_DONE);
        conversation.client(ACK, "18 0303 0003 01 4000");

        assertThat(conversation.verdicts())
                .filteredOn(verdict -> verdict.id().equals("H-75"))
                .extracting(Verdict::text)
                .satisfiesExactlyInAnyOrder(
                        weak -> assertThat(weak).contains("TLS 1.0 (retired)", "RC4"),
                        heartbeat -> assertThat(heartbeat).contains("heartbeat"));
    }

    @Test
    @Spares("H-75")
    void modernSuiteIsNotWeak() throws IOException {
        chooses(ECDHE_RSA_AES_128);

        assertThat(conversation.ids()).isEmpty();
    }

    @Test
    @Fires("H-75")
    void tellsShortDiffieHellmanGroup() throws IOException {
        chooses("009e", keyExchange(128));

        assertThat(conversation.verdict("H-75").text()).contains("group of 1024 bits");
    }

    @Test
    @Spares("H-75")
    void longDiffieHellmanGroupIsNotWeak() throws IOException {
        chooses("009e", keyExchange(256));

        assertThat(conversation.ids()).isEmpty();
    }

    @Test
    @Fires("H-75")
    void tellsHeartbeatThatClaimsMoreThanItHas() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));
        conversation.client(ACK, "18 0303 0003 01 4000");

        assertThat(conversation.verdict("H-75").text()).contains("heartbeat claims");
        assertThat(conversation.verdict("H-75").evidence()).containsExactly(6L);
    }

    @Test
    @Spares("H-75")
    void honestHeartbeatIsHarmless() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));
        conversation.client(ACK, "18 0303 0015 01 0002 abcd" + "00".repeat(16));

        assertThat(conversation.ids()).doesNotContain("H-75");
    }

    @Test
    @Fires("H-66")
    void tellsSignatureThatWasNotOffered() throws IOException {
        conversation.connect().client(ACK, clientHello("", SIGNATURES));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), signed("0804"), SERVER_HELLO_DONE);

        assertThat(conversation.verdict("H-66").text()).contains("0x0804");
    }

    @Test
    @Spares("H-66")
    void signatureThatWasOfferedIsAllRight() throws IOException {
        conversation.connect().client(ACK, clientHello("", SIGNATURES));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), signed("0403"), SERVER_HELLO_DONE);

        assertThat(conversation.ids()).doesNotContain("H-66");
    }

    private void chooses(String suite, String... messages) {
        conversation.connect().client(ACK, clientHelloWith(suite));
        conversation.server(ACK, serverHello(suite, ""), String.join("", messages), SERVER_HELLO_DONE);
    }

    /** {@return a ServerKeyExchange for a key exchange by Diffie-Hellman with a prime of so many bytes} */
    private static String keyExchange(int length) {
        String size = "%04x".formatted(length);
        String body = size + "ff".repeat(length) + "0001 02" + size + "aa".repeat(length) + "0401 0004 00000000";
        return message("0c", body);
    }

    /** {@return a ServerKeyExchange by an elliptic curve, signed by an algorithm} */
    private static String signed(String algorithm) {
        return message("0c", "03 0017 01 04" + algorithm + "0004 00000000");
    }

    private static String message(String type, String body) {
        int length = body.replace(" ", "").length() / 2;
        return "16 0303 %04x %s %06x".formatted(length + 4, type, length) + body;
    }
}
