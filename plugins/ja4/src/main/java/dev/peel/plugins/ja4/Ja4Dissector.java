package dev.peel.plugins.ja4;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.NotedFields;
import dev.peel.core.dissect.PostDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Slot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Notes below each ClientHello of TLS, over TCP or QUIC, what JA4 makes of it: {@code tls.handshake.ja4} and, before the hashes,
 * {@code tls.handshake.ja4_r}.
 *
 * <p>Source: FoxIO's technical details of JA4, whose method is under the BSD 3-Clause licence. No other of that family is here.
 */
public final class Ja4Dissector implements PostDissector {
    private static final Field TEXT = Field.text("tls.handshake.ja4", "JA4");
    private static final Field RAW = Field.text("tls.handshake.ja4_r", "JA4_r");
    private static final Protocol JA4 =
            Protocol.of("ja4", "JA4", "JA4 Fingerprint", TEXT, RAW).uncounted();

    private static final Slot<MessageDigest> SHA_256 = Slot.of("ja4.sha256");
    private static final int SHOWN_BYTES = 6; // of a hash
    private static final String NOTHING = "000000000000"; // in place of the hash of an empty list
    private static final int CLIENT_HELLO = 1;
    private static final int NONE = -1;

    private static final int QUIC = 0;
    private static final int HANDSHAKE = 1;
    private static final int HANDSHAKE_TYPE = 2;
    private static final int VERSION = 3;
    private static final int SUITE = 4;
    private static final int EXTENSION = 5;
    private static final int SUPPORTED_VERSION = 6;
    private static final int SIGNATURE_ALGORITHM = 7;
    private static final int APPLICATION_PROTOCOL = 8;

    /** In the order of the numbers above. */
    private static final List<String> READS = List.of(
            "quic",
            "tls.handshake",
            "tls.handshake.type",
            "tls.handshake.version",
            "tls.handshake.ciphersuite",
            "tls.handshake.extension.type",
            "tls.handshake.extensions.supported_version",
            "tls.handshake.sig_hash_alg",
            "tls.handshake.extensions_alpn_str");

    @Override
    public Protocol protocol() {
        return JA4;
    }

    @Override
    public List<String> reads() {
        return READS;
    }

    @Override
    public void dissect(Dissection d) {
        NotedFields noted = d.noted();
        int quic = NONE;
        for (int i = noted.next(noted.first()); i >= 0; i = noted.next(i + 1)) {
            if (noted.which(i) == QUIC) {
                quic = i;
            } else if (noted.which(i) == HANDSHAKE) {
                message(d, noted, i, quic != NONE && i < noted.end(quic));
            }
        }
    }

    private static void message(Dissection d, NotedFields noted, int message, boolean isQuic) {
        int first = noted.next(message + 1);
        boolean isHello = first >= 0
                && first < noted.end(message)
                && noted.which(first) == HANDSHAKE_TYPE
                && noted.number(first) == CLIENT_HELLO;
        if (isHello) {
            ClientHello hello = read(noted, first + 1, noted.end(message));
            String start = hello.start(isQuic);
            String suites = hello.suites();
            String extensions = hello.extensions();
            d.below(message, below -> {
                if (below.wants(TEXT)) {
                    below.generated(TEXT, start + '_' + hash(d, suites) + '_' + hash(d, extensions));
                }
                below.generated(RAW, start + '_' + suites + '_' + extensions);
            });
        }
    }

    private static ClientHello read(NotedFields noted, int from, int end) {
        ClientHello hello = new ClientHello();
        for (int i = noted.next(from); i >= 0 && i < end; i = noted.next(i + 1)) {
            int number = (int) noted.number(i);
            switch (noted.which(i)) {
                case VERSION -> hello.version(number);
                case SUITE -> hello.suite(number);
                case EXTENSION -> hello.extension(number);
                case SUPPORTED_VERSION -> hello.supports(number);
                case SIGNATURE_ALGORITHM -> hello.signatureAlgorithm(number);
                case APPLICATION_PROTOCOL -> hello.applicationProtocol(noted.bytes(i));
                default -> {
                    // a message within the message, which does not occur
                }
            }
        }
        return hello;
    }

    private static String hash(Dissection d, String text) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        byte[] digest = d.tool(SHA_256, Ja4Dissector::sha256).digest(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
