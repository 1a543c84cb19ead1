import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.QuicConnection.QuicVersion;
import tech.kwik.core.QuicStream;
import tech.kwik.core.log.NullLogger;
import tech.kwik.core.server.ApplicationProtocolConnection;
import tech.kwik.core.server.ServerConnectionConfig;
import tech.kwik.core.server.ServerConnector;

/**
 * Both sides of a QUIC connection, of Kwik, which speak a protocol of their own: the server sends back what it gets.
 *
 * <pre>
 *   QuicTalk server PORT KEYSTORE.p12 v1|v2 [retry]
 *   QuicTalk client NAME:PORT FROM-PORT v1|v2
 * </pre>
 */
public final class QuicTalk {
    private static final String PROTOCOL = "echo";
    private static final char[] PASSWORD = "record".toCharArray();

    public static void main(String[] words) throws Exception {
        QuicVersion version = words[3].equals("v2") ? QuicVersion.V2 : QuicVersion.V1;
        if (words[0].equals("server")) {
            serve(Integer.parseInt(words[1]), Path.of(words[2]), version, words.length > 4);
        } else {
            talk(URI.create(PROTOCOL + "://" + words[1]), Integer.parseInt(words[2]), version);
        }
    }

    private static void serve(int port, Path store, QuicVersion version, boolean retries) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(Files.readAllBytes(store)), PASSWORD);
        ServerConnector connector = ServerConnector.builder()
                .withPort(port)
                .withKeyStore(keys, "shop", PASSWORD)
                .withSupportedVersion(version)
                .withLogger(new NullLogger())
                .withConfiguration(ServerConnectionConfig.builder()
                        .maxOpenPeerInitiatedBidirectionalStreams(1)
                        .retryRequired(retries)
                        .build())
                .build();
        connector.registerApplicationProtocol(PROTOCOL, (protocol, connection) -> new ApplicationProtocolConnection() {
            @Override
            public void acceptPeerInitiatedStream(QuicStream stream) {
                try (InputStream in = stream.getInputStream();
                        OutputStream out = stream.getOutputStream()) {
                    in.transferTo(out);
                } catch (IOException e) {
                    System.out.println(e);
                }
            }
        });
        connector.start();
        System.out.println("ACCEPT");
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void talk(URI server, int fromPort, QuicVersion version) throws Exception {
        QuicClientConnection connection = QuicClientConnection.newBuilder()
                .uri(server)
                .applicationProtocol(PROTOCOL)
                .version(version)
                .socketFactory(address -> new DatagramSocket(fromPort, InetAddress.getLoopbackAddress()))
                .noServerCertificateCheck()
                .logger(new NullLogger())
                .build();
        connection.connect();
        QuicStream stream = connection.createStream(true);
        try (OutputStream out = stream.getOutputStream()) {
            out.write("Hello from a QUIC client.\n".getBytes(StandardCharsets.US_ASCII));
        }
        System.out.print(new String(stream.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        connection.closeAndWait();
    }
}
