package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes that are no record where one has to be: H-52. */
final class RecordRules {
    private static final Advice BROKEN = Advice.of("H-52", Kind.WARNING)
            .causes(
                    "bytes that the capture lost just before",
                    "another protocol goes on in the clear",
                    "a fault of the sender, or damage on the way")
            .next("is a packet missing just before that frame?")
            .rfc("RFC 8446 5.1", "RFC 8446 5.2", "RFC 5246 6.2");

    static final List<Rule> ALL = List.of(BROKEN.when(RecordRules::broken));

    private RecordRules() {}

    private static @Nullable Verdict broken(Case flow) {
        long frame = flow.handshake().tls().brokenFrame();
        boolean isExplained = flow.handshake().faults().lost() > 0
                || flow.handshake().faults().startsLate();
        return frame == 0 || isExplained
                ? null
                : BROKEN.verdict(
                        MEDIUM,
                        "TLS breaks off: bytes follow that are no TLS record, or a record is longer than may be.",
                        frame);
    }
}
