package dev.peel.dissectors.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** Handshakes of the JDK with itself: an encoder that is not ours. */
class JavaEngineTest {
    private static final char[] PASSWORD = "sample".toCharArray();
    private static final String NAME = "jdk.example.test";

    @Test
    void readsAHandshakeOfTls13() throws GeneralSecurityException, IOException {
        SSLEngine client = client("TLSv1.3", "TLSv1.2");

        Packets packets = handshake(client);

        assertHello(packets, client);
        assertThat(packets.field("tls.handshake.extensions.supported_version"))
                .containsExactly("0x0304", "0x0303", "0x0304");
        assertThat(packets.field("tls.handshake.type")).containsExactly("1", "2");
        assertThat(packets.field("tls.record.opaque_type")).isNotEmpty();
        assertThat(packets.only("tls.handshake.extensions_server_name")).isEqualTo(NAME);
        assertThat(suites(packets)).endsWith(client.getSession().getCipherSuite());
    }

    @Test
    void readsAHandshakeOfTls12() throws GeneralSecurityException, IOException {
        SSLEngine client = client("TLSv1.2");

        Packets packets = handshake(client);

        assertHello(packets, client);
        assertThat(packets.field("tls.handshake.type")).startsWith("1", "2", "11", "12", "14", "16");
        assertThat(packets.field("tls.handshake.extensions_alpn_str")).containsExactly("h2", "http/1.1", "http/1.1");
        assertThat(suites(packets)).endsWith(client.getSession().getCipherSuite());
        assertThat(packets.only("tls.handshake.certificate"))
                .isEqualTo(HexFormat.of()
                        .formatHex(client.getSession().getPeerCertificates()[0].getEncoded()));
        int pointLength = Integer.parseInt(packets.only("tls.handshake.server_point_len"));
        assertThat(packets.only("tls.handshake.server_point")).hasSize(2 * pointLength);
        assertThat(packets.only("tls.handshake.client_point")).hasSize(2 * pointLength);
    }

    private static void assertHello(Packets packets, SSLEngine client) {
        assertThat(client.getApplicationProtocol()).isEqualTo("http/1.1");
        assertThat(suites(packets))
                .filteredOn(name -> !name.endsWith("_SCSV"))
                .hasSizeGreaterThan(1)
                .isSubsetOf(client.getEnabledCipherSuites());
        assertThat(packets.has("tls.malformed.trailing_data")).isFalse();
        assertThat(packets.has("tls.malformed.buffer_too_small")).isFalse();
        assertThat(packets.has("tls.ignored_unknown_record")).isFalse();
        assertThat(packets.has("_ws.malformed")).isFalse();
    }

    /** {@return the names of the suites that the client offers, and the one that the server chose} */
    private static List<String> suites(Packets packets) {
        return packets.field("tls.handshake.ciphersuite").stream()
                .map(number -> Hellos.CIPHER_SUITES.name(Integer.decode(number), number))
                .toList();
    }

    private static Packets handshake(SSLEngine client) throws GeneralSecurityException, IOException {
        SSLEngine server = context().createSSLEngine();
        server.setUseClientMode(false);
        SSLParameters parameters = server.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        server.setSSLParameters(parameters);
        client.beginHandshake();
        server.beginHandshake();
        Conversation conversation = Conversation.on(12345);
        byte[] toServer = {};
        byte[] toClient = {};
        for (int round = 0; round < 10; round++) {
            byte[] said = wrapAll(client);
            if (said.length > 0) {
                conversation.client(said);
            }
            toServer = unwrapAll(server, Samples.join(toServer, said));
            byte[] answered = wrapAll(server);
            if (answered.length > 0) {
                conversation.server(answered);
            }
            toClient = unwrapAll(client, Samples.join(toClient, answered));
        }
        assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
        return conversation.packets();
    }

    private static SSLEngine client(String... versions) throws GeneralSecurityException, IOException {
        SSLEngine engine = context().createSSLEngine(NAME, 12345);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(NAME)));
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        parameters.setProtocols(versions);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = JavaEngineTest.class.getResourceAsStream(NAME + ".p12")) {
            store.load(stream, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static byte[] wrapAll(SSLEngine engine) throws SSLException {
        ByteBuffer out = ByteBuffer.allocate(1 << 16);
        runTasks(engine);
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
            runTasks(engine);
        }
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return bytes;
    }

    /** {@return what is left, which the engine takes once it has said something} */
    private static byte[] unwrapAll(SSLEngine engine, byte[] bytes) throws SSLException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ByteBuffer plain = ByteBuffer.allocate(1 << 16);
        while (in.hasRemaining() && engine.unwrap(in, plain).bytesConsumed() > 0) {
            runTasks(engine);
        }
        return Arrays.copyOfRange(bytes, in.position(), bytes.length);
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
