package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.ExtensionType;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Handshake.Renegotiation;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Second handshakes on a connection, up to TLS 1.2: H-70 and H-76. In TLS 1.3 they cannot be told from data. */
final class RenegotiationRules {
    private static final int SIGNALLING_SUITE = 0x00ff; // RFC 5746 3.3

    private static final Advice ASKED = Advice.of("H-70", Kind.NOTE)
            .causes("the server wants a client certificate for what was asked for only now (a path, a method)")
            .next("does it work over HTTP/1.1 only? HTTP/2 forbids it")
            .rfc("RFC 5246 7.4.1.1", "RFC 9113 9.2.1");
    private static final Advice SECOND = Advice.of("H-76", Kind.NOTE)
            .causes("a server that asks for a client certificate late", "a program that renews its keys")
            .next("do both sides support renegotiation_info? OpenSSL 3 refuses servers that do not")
            .rfc("RFC 5746 3.2", "RFC 5246 7.4.1.1", "RFC 8446 4.1.2");

    static final List<Rule> ALL =
            List.of(ASKED.when(RenegotiationRules::asked), SECOND.when(RenegotiationRules::second));

    private RenegotiationRules() {}

    private static @Nullable Verdict asked(Case flow) {
        Renegotiation second = flow.handshake().tls().renegotiation();
        return second == null || second.by() != Party.SERVER
                ? null
                : ASKED.verdict(
                        MEDIUM,
                        "The server asks for another handshake on the open connection (by the type of its record; the rest is"
                                + " encrypted): most likely it wants a client certificate.",
                        second.frame());
    }

    private static @Nullable Verdict second(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        Renegotiation second = tls.renegotiation();
        if (second == null) {
            return null;
        }
        boolean isInsecure = isInsecure(tls);
        long refusal = second.isAnswered() ? 0 : alertAfter(flow, second);
        String answer = refusal > 0
                ? "; the " + second.by().other().label() + " answered with an alert, so it refused"
                : second.isAnswered() ? ", and the " + second.by().other().label() + " went along" : "";
        return SECOND.verdict(
                isInsecure ? Kind.WARNING : Kind.NOTE,
                HIGH,
                "The " + second.by().label() + " began another handshake on the open connection" + answer + "."
                        + (isInsecure
                                ? " It is open to an attack, since not both sides support renegotiation_info."
                                : ""),
                isInsecure ? frame(tls.choice()) : 0,
                second.frame(),
                refusal);
    }

    private static boolean isInsecure(Handshake.Tls tls) {
        ClientHello offer = tls.offer();
        ServerHello choice = tls.choice();
        if (offer == null || choice == null) {
            return false;
        }
        boolean isOffered =
                offer.has(ExtensionType.RENEGOTIATION_INFO) || offer.suites().contains(SIGNALLING_SUITE);
        return !isOffered || !choice.has(ExtensionType.RENEGOTIATION_INFO);
    }

    private static long alertAfter(Case flow, Renegotiation second) {
        return flow.messages(second.by().other()).stream()
                .filter(message -> message.isAlert() && message.frame() >= second.frame())
                .mapToLong(Moment::frame)
                .findFirst()
                .orElse(0);
    }

    private static long frame(@Nullable ServerHello choice) {
        return choice == null ? 0 : choice.frame();
    }
}
