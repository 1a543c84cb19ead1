package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.util.List;

/**
 * A flow and what there is to say of it. Immutable.
 *
 * @param flow the flow
 * @param verdicts what {@link Diagnosis#verdicts} gives for it
 */
public record Judged(Handshake flow, List<Verdict> verdicts) {

    /** {@return whether it failed} */
    public boolean isFailed() {
        boolean isFailed = Boolean.FALSE.equals(flow.isOk());
        for (Verdict verdict : verdicts) {
            isFailed |= verdict.kind() == Kind.FAILURE;
        }
        return isFailed;
    }

    /** {@return whether its handshake was completed and nothing failed; false also where the capture does not tell} */
    public boolean isGood() {
        return Boolean.TRUE.equals(flow.isOk()) && !isFailed();
    }
}
