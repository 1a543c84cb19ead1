package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.Versions;
import dev.peel.plugins.handshake.text.Spans;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clients that try again with an older version: H-43 and H-44. */
final class FallbackRules {
    private static final int INAPPROPRIATE_FALLBACK = 86; // alert description, RFC 7507 2
    private static final int FALLBACK_SUITE = 0x5600; // RFC 7507 2
    private static final Duration RETRY = Duration.ofSeconds(60);
    private static final Duration DANCE = Duration.ofSeconds(10);

    private static final Advice FALLBACK = Advice.of("H-43", Kind.FAILURE)
            .causes("the client tried again with an older version after a failure; that first failure is the real one")
            .next("the connection that failed before")
            .rfc("RFC 7507 3");
    private static final Advice DANCE_OF_VERSIONS = Advice.of("H-44", Kind.WARNING)
            .causes("a server, or a device before it, that breaks on newer versions instead of choosing an older one")
            .next("update the server; the client only works around it")
            .rfc("RFC 8446 D.1", "RFC 7507");

    static final List<Rule> ALL =
            List.of(FALLBACK.when(FallbackRules::fallback), DANCE_OF_VERSIONS.when(FallbackRules::dance));

    private FallbackRules() {}

    private static @Nullable Verdict fallback(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        if (!flow.hasAlert(Party.SERVER, INAPPROPRIATE_FALLBACK)
                || offer == null
                || !offer.suites().contains(FALLBACK_SUITE)) {
            return null;
        }
        Handshake first = failedBefore(flow, RETRY);
        return FALLBACK.verdict(
                HIGH,
                "The server refused a second try with an older version, which the client marks as one"
                        + (first == null
                                ? "; the first is not in this capture."
                                : "; the first was flow " + first.flow() + "."),
                flow.clientHello(),
                flow.alertFrame(),
                first == null ? 0 : first.endFrame());
    }

    private static @Nullable Handshake failedBefore(Case flow, Duration within) {
        Handshake handshake = flow.handshake();
        for (Handshake other : flow.around().earlier().notable(handshake)) {
            Duration since = Duration.between(other.time(), handshake.time());
            if (Boolean.FALSE.equals(other.isOk()) && since.compareTo(within) <= 0) {
                return other;
            }
        }
        return null;
    }

    private static @Nullable Verdict dance(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        Handshake before = offer == null ? null : failedBefore(flow, DANCE);
        ClientHello earlier = before == null ? null : before.tls().offer();
        if (before == null || offer == null || earlier == null || before.tls().hasServerHello()) {
            return null;
        }
        int now = offer.highestVersion();
        int then = earlier.highestVersion();
        boolean isLower = now != then && Versions.higher(now, then) == then;
        return isLower
                ? DANCE_OF_VERSIONS.verdict(
                        MEDIUM,
                        "The client offers an older version than in flow " + before.flow() + ", which failed "
                                + Spans.text(Duration.between(
                                        before.time(), flow.handshake().time())) + " before.",
                        earlier.frame(),
                        before.endFrame(),
                        offer.frame())
                : null;
    }
}
