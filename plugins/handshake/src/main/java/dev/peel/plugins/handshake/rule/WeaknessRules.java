package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was agreed on though it is too weak, or was not offered: H-75 and H-66. */
final class WeaknessRules {
    private static final int TLS_1_2 = 0x0303; // RFC 5246 6.2.1
    private static final int SHORT_PRIME = 2048 / Byte.SIZE; // bytes, RFC 9325 4.5
    private static final String ANONYMOUS = "_anon_";

    private static final Advice WEAK = Advice.of("H-75", Kind.WARNING)
            .causes("an old or carelessly configured server", "a client that offers nothing better")
            .next(
                    "what else does the client offer? The server chooses",
                    "the server's list of versions and cipher suites")
            .rfc("RFC 9325 3.1.1", "RFC 9325 4.1", "RFC 9325 4.5", "RFC 8996 4", "RFC 8996 5", "RFC 7465");
    private static final Advice HEARTBEAT = Advice.of("H-75", Kind.WARNING)
            .causes("an attempt to read the other side's memory (Heartbleed, CVE-2014-0160)")
            .next("was it answered with more than was sent? Then renew the keys of that server")
            .rfc("RFC 6520 4");
    private static final Advice NOT_OFFERED = Advice.of("H-66", Kind.WARNING)
            .causes("a server that does not look at the client's list")
            .next("update the server's TLS library")
            .rfc("RFC 5246 7.4.1.4.1", "RFC 5246 7.4.3", "RFC 8446 4.2.3");

    static final List<Rule> ALL = List.of(
            WEAK.when(WeaknessRules::weak),
            HEARTBEAT.when(WeaknessRules::falseHeartbeat),
            NOT_OFFERED.when(WeaknessRules::notOffered));

    private WeaknessRules() {}

    private static @Nullable Verdict weak(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        ServerHello choice = tls.choice();
        if (choice == null || tls.is13()) {
            return null;
        }
        List<String> weak = new ArrayList<>();
        if (choice.chosenVersion() >= 0 && choice.chosenVersion() < TLS_1_2) {
            weak.add(tls.version() + " (retired)");
        }
        addSuite(weak, tls.cipher() == null ? "" : tls.cipher());
        boolean isShort = tls.primeLength() > 0 && tls.primeLength() < SHORT_PRIME;
        if (isShort) {
            weak.add("a Diffie-Hellman group of " + tls.primeLength() * Byte.SIZE + " bits");
        }
        if (choice.compression() != 0) {
            weak.add("compression, which gives secrets away");
        }
        return weak.isEmpty()
                ? null
                : WEAK.verdict(
                        HIGH,
                        "The server chose what is not to be used any more: " + String.join("; ", weak) + ".",
                        choice.frame(),
                        isShort ? flow.message(Party.SERVER, MessageType.SERVER_KEY_EXCHANGE) : 0);
    }

    private static void addSuite(List<String> weak, String suite) {
        if (suite.contains("EXPORT")) {
            weak.add("a cipher suite for export, " + suite);
        } else if (suite.contains("WITH_NULL")) {
            weak.add("a cipher suite that encrypts nothing, " + suite);
        } else if (suite.contains(ANONYMOUS)) {
            weak.add("a cipher suite without a certificate, " + suite);
        } else if (suite.contains("_RC4_") || suite.contains("DES_")) {
            weak.add("a broken or short cipher, " + suite);
        } else if (suite.startsWith("TLS_RSA_WITH_")) {
            weak.add("a key exchange by RSA alone, which whoever gets the server's key later can undo, " + suite);
        }
    }

    private static @Nullable Verdict falseHeartbeat(Case flow) {
        return HEARTBEAT.verdict(
                HIGH,
                "A heartbeat claims to carry more bytes than it does.",
                flow.handshake().tls().falseHeartbeat());
    }

    private static @Nullable Verdict notOffered(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        ClientHello offer = tls.offer();
        boolean isKnown = offer != null && !offer.signatures().isEmpty() && tls.signature() >= 0;
        if (offer == null || !isKnown || offer.signatures().contains(tls.signature())) {
            return null;
        }
        return NOT_OFFERED.verdict(
                HIGH,
                String.format(
                        Locale.ROOT,
                        "The server signed its key exchange by an algorithm that the client does not offer (0x%04x).",
                        tls.signature()),
                offer.frame(),
                flow.message(Party.SERVER, MessageType.SERVER_KEY_EXCHANGE));
    }
}
