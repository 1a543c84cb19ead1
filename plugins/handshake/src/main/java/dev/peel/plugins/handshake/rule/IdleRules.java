package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.LOW;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Handshake.Pause;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Moment.Mark;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Spans;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections that nobody answers on any more after a long pause: H-93. */
final class IdleRules {
    private static final Advice FORGOTTEN = Advice.of("H-93", Kind.WARNING)
            .causes(
                    "a NAT or firewall on the way forgot the connection during the pause",
                    "the other side had given it up, and its FIN or RST did not get here")
            .next(
                    "how long do the devices on the way keep an idle connection? Send something more often (keep-alive)",
                    "the time to live of the reset tells how far away its sender is")
            .rfc("RFC 5382 5", "RFC 9293 3.8.4");

    static final List<Rule> ALL = List.of(FORGOTTEN.when(IdleRules::forgotten));

    private IdleRules() {}

    private static @Nullable Verdict forgotten(Case flow) {
        Pause pause = flow.handshake().pause();
        if (pause == null || pause.isAnswered() || !flow.isWhole()) {
            return null;
        }
        Party other = pause.by().other();
        long closed = flow.frame(other, Moment.Segment::isFin);
        long reset = flow.frame(other, segment -> segment.isRst() && segment.frame() > pause.after());
        long again = flow.frame(
                pause.by(), segment -> segment.mark() == Mark.RETRANSMISSION && segment.frame() > pause.after());
        boolean isUnanswered =
                reset == 0 && again > 0 && flow.handshake().side(pause.by()).unacknowledged() > 0;
        if (closed > 0 || reset == 0 && !isUnanswered) {
            return null;
        }
        return FORGOTTEN.verdict(
                reset > 0 ? MEDIUM : LOW,
                "After " + Spans.text(pause.length()) + " without a packet the "
                        + pause.by().label() + " sent again, and "
                        + (reset > 0 ? "got nothing but a reset." : "got no answer at all."),
                pause.before(),
                pause.after(),
                reset > 0 ? reset : again);
    }
}
