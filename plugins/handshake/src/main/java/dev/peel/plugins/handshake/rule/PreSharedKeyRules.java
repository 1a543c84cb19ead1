package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.ExtensionType;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Numbers;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pre-shared keys that are refused with an alert, and data that is sent before the server's answer: H-87 and H-78. */
final class PreSharedKeyRules {
    private static final int ILLEGAL_PARAMETER = 47; // alert descriptions, RFC 8446 6
    private static final int DECRYPT_ERROR = 51;
    private static final int UNKNOWN_PSK_IDENTITY = 115;

    private static final Advice KEY_WRONG = Advice.of("H-87", Kind.FAILURE)
            .causes(
                    "the two sides have different keys for the same identity",
                    "the server does not know the identity",
                    "a device rewrote the ClientHello, which the binder of the key protects")
            .next("identity and key in the configuration of both sides", "is the ClientHello the same at both ends?")
            .rfc("RFC 8446 4.2.11", "RFC 8446 6.2");
    private static final Advice EARLY_DATA = Advice.of("H-78", Kind.NOTE)
            .causes(
                    "the client saves a round trip; a server refuses it where the ticket is too old, was used before, or the"
                            + " application protocol is another one")
            .next("the time and the number of uses that the server allows")
            .rfc("RFC 8446 2.3", "RFC 8446 4.2.10", "RFC 8446 8");

    static final List<Rule> ALL =
            List.of(KEY_WRONG.when(PreSharedKeyRules::keyWrong), EARLY_DATA.when(PreSharedKeyRules::earlyData));

    private PreSharedKeyRules() {}

    private static @Nullable Verdict keyWrong(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        ClientHello offer = tls.secondOffer() == null ? tls.offer() : tls.secondOffer();
        boolean isRefused = flow.hasAlert(Party.SERVER, ILLEGAL_PARAMETER, DECRYPT_ERROR, UNKNOWN_PSK_IDENTITY);
        Alert alert = flow.handshake().alert();
        if (offer == null
                || alert == null
                || !isRefused
                || tls.hasServerHello()
                || !offer.has(ExtensionType.PRE_SHARED_KEY)) {
            return null;
        }
        Numbers extensions = offer.extensions();
        boolean isLast = extensions.get(extensions.size() - 1) == ExtensionType.PRE_SHARED_KEY;
        return KEY_WRONG.verdict(
                HIGH,
                "The server refused the client's pre-shared key ("
                        + alert.name() + ")"
                        + (isLast ? "." : ": pre_shared_key is not the last extension, as it has to be."),
                offer.frame(),
                flow.alertFrame());
    }

    private static @Nullable Verdict earlyData(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        ClientHello offer = tls.offer();
        if (offer == null || !offer.has(ExtensionType.EARLY_DATA)) {
            return null;
        }
        long bytes = tls.earlyBytes();
        String sent = bytes == 0
                ? "The client offers to send data before the server's answer, but none is seen"
                : "The client sends " + Texts.count(bytes, "byte") + " of encrypted data before the server's answer";
        return EARLY_DATA.verdict(
                HIGH, sent + outcome(tls) + ".", offer.frame(), frame(tls.retry()), frame(tls.choice()));
    }

    private static String outcome(Handshake.Tls tls) {
        ServerHello choice = tls.choice();
        if (tls.retry() != null) {
            return "; the server refused it by asking for another ClientHello";
        }
        if (choice != null && !choice.has(ExtensionType.PRE_SHARED_KEY)) {
            return "; the server refused it together with the key";
        }
        return choice == null ? "" : "; whether the server took it is encrypted";
    }

    private static long frame(@Nullable ServerHello message) {
        return message == null ? 0 : message.frame();
    }
}
