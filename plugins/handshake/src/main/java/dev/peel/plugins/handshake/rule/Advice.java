package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.Confidence;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says in every case. Immutable.
 *
 * @param id such as {@code H-09}
 * @param kind what its verdicts are about
 * @param isForAll whether there may be something to say of flows that succeeded
 * @param causes why that may be, most likely first
 * @param next what to check next
 * @param rfc where it is specified
 */
record Advice(String id, Kind kind, boolean isForAll, List<String> causes, List<String> next, List<String> rfc) {

    /** {@return advice without causes, next steps and specifications yet} */
    static Advice of(String id, Kind kind) {
        return new Advice(id, kind, kind != Kind.FAILURE, List.of(), List.of(), List.of());
    }

    /** {@return this advice, where flows that succeeded may be told of, too, by another kind of verdict} */
    Advice forAll() {
        return new Advice(id, kind, true, causes, next, rfc);
    }

    Advice causes(String... texts) {
        return new Advice(id, kind, isForAll, List.of(texts), next, rfc);
    }

    Advice next(String... texts) {
        return new Advice(id, kind, isForAll, causes, List.of(texts), rfc);
    }

    Advice rfc(String... texts) {
        return new Advice(id, kind, isForAll, causes, next, List.of(texts));
    }

    /** {@return the rule that gives this advice where {@code judge} does} */
    Rule when(Function<Case, @Nullable Verdict> judge) {
        return new Rule(this, judge);
    }

    /**
     * {@return a verdict, or null where no frame is evidence}
     *
     * @param evidence numbers of frames; 0 for one that is not there
     */
    @Nullable
    Verdict verdict(Confidence confidence, String text, long... evidence) {
        return verdict(kind, confidence, text, evidence);
    }

    /** {@return a verdict of another kind than usual, or null where no frame is evidence} */
    @Nullable
    Verdict verdict(Kind special, Confidence confidence, String text, long... evidence) {
        List<Long> frames = new ArrayList<>(evidence.length);
        for (long frame : evidence) {
            if (frame > 0) {
                frames.add(frame);
            }
        }
        return frames.isEmpty() ? null : new Verdict(id, special, confidence, frames, text, causes, next, rfc);
    }
}
