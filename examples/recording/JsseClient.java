import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Fetches one page from a TLS server on loopback with the JDK's own TLS, and prints the protocol and cipher suite.
 *
 * <pre>
 * java JsseClient.java PORT LOCAL-PORT SERVER-NAME AUTHORITY.pem PROTOCOL[,PROTOCOL...]
 * </pre>
 */
final class JsseClient {
    private JsseClient() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        int port = Integer.parseInt(arguments[0]);
        int localPort = Integer.parseInt(arguments[1]);
        String serverName = arguments[2];
        if (arguments[4].contains("SSLv2Hello")) {
            // A hello of this format carries no extensions, so that only algorithms the JDK has switched off remain.
            Security.setProperty("jdk.tls.disabledAlgorithms", "");
        }
        SSLContext context = trusting(Path.of(arguments[3]));
        String[] protocols = arguments[4].split(",");

        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (var tcp = new Socket()) {
            tcp.bind(new InetSocketAddress(loopback, localPort));
            tcp.connect(new InetSocketAddress(loopback, port));
            try (var tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, serverName, port, true)) {
                tls.setEnabledProtocols(protocols);
                fetch(tls, serverName);
            }
        }
    }

    private static void fetch(SSLSocket tls, String serverName) throws IOException {
        var parameters = tls.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        String request = "GET /index.html HTTP/1.0\r\nHost: " + serverName + "\r\n\r\n";
        tls.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        System.out.write(tls.getInputStream().readAllBytes());
        var session = tls.getSession();
        System.out.println(session.getProtocol() + " " + session.getCipherSuite());
    }

    private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var input = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(input));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
