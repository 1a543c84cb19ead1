package dev.peel.plugins.handshake;

import java.util.List;

/**
 * What a rule says of a flow.
 *
 * @param id the rule's, such as {@code H-09}
 * @param kind what it says something about
 * @param confidence how much it can be relied on
 * @param evidence the numbers of the frames to look at, in ascending order; at least one
 * @param text what happened, a sentence that names no other flow's endpoints unless they matter
 * @param causes why that may be, most likely first; may be empty
 * @param next what to check next; may be empty
 * @param rfc where it is specified, such as {@code RFC 9293 3.5.2}; may be empty
 */
public record Verdict(
        String id,
        Kind kind,
        Confidence confidence,
        List<Long> evidence,
        String text,
        List<String> causes,
        List<String> next,
        List<String> rfc) {

    /** What a verdict is about, in the order that people want to read of it. */
    public enum Kind {
        /** The capture itself: it lowers what may be said of the rest. */
        CAPTURE,
        /** Why the flow failed. */
        FAILURE,
        /** Something that is wrong though the flow went on, or that explains a failure. */
        WARNING,
        /** Something worth knowing of a flow that may be good. */
        NOTE
    }

    /**
     * Makes a verdict.
     *
     * @throws IllegalArgumentException when there is no evidence
     */
    public Verdict {
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException(id + " without evidence");
        }
        evidence = isAscending(evidence)
                ? List.copyOf(evidence)
                : evidence.stream().distinct().sorted().toList();
        causes = List.copyOf(causes);
        next = List.copyOf(next);
        rfc = List.copyOf(rfc);
    }

    private static boolean isAscending(List<Long> frames) {
        for (int i = 1; i < frames.size(); i++) {
            if (frames.get(i) <= frames.get(i - 1)) {
                return false;
            }
        }
        return true;
    }
}
