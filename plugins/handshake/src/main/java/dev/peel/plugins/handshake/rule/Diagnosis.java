package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.Confidence;
import dev.peel.plugins.handshake.Faults;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Role;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Gives the verdicts of flows. Immutable and thread-safe. */
public final class Diagnosis {
    private static final List<Rule> RULES = Stream.of(
                    CaptureRules.ALL,
                    ConnectRules.ALL,
                    EmptyConnectionRules.ALL,
                    ForgedResetRules.ALL,
                    OtherProtocolRules.ALL,
                    StartTlsRules.ALL,
                    NoAnswerRules.ALL,
                    BlackHoleRules.ALL,
                    RefusedHelloRules.ALL,
                    FallbackRules.ALL,
                    HelloRules.ALL,
                    RecordRules.ALL,
                    CertificateRules.ALL,
                    StatusRules.ALL,
                    ClientCertificateRules.ALL,
                    KeyExchangeRules.ALL,
                    WeaknessRules.ALL,
                    RenegotiationRules.ALL,
                    PreSharedKeyRules.ALL,
                    ResumptionRules.ALL,
                    RefusedResumptionRules.ALL,
                    ClosingRules.ALL,
                    IdleRules.ALL,
                    LossRules.ALL,
                    DelayRules.ALL)
            .flatMap(List::stream)
            .toList();

    /** Those that may say something of flows that succeeded. */
    private static final List<Rule> FOR_ALL =
            RULES.stream().filter(rule -> rule.advice().isForAll()).toList();

    private static final Comparator<Verdict> BY_KIND = Comparator.comparing(Verdict::kind);

    private final Surroundings around;

    private Diagnosis(Surroundings around) {
        this.around = around;
    }

    /** A flow, and what there is to say of it, as {@link #verdicts} gives it. */
    public record Judged(Handshake flow, List<Verdict> verdicts) {}

    /** {@return what judges the flows of a capture} */
    public static Diagnosis of(CaptureFlows flows) {
        return new Diagnosis(Surroundings.of(flows));
    }

    /** {@return the ids of all rules, in the catalogue's order} */
    public static List<String> ids() {
        return rules().map(rule -> rule.advice().id()).distinct().sorted().toList();
    }

    /** {@return all rules} */
    static Stream<Rule> rules() {
        return RULES.stream();
    }

    /** {@return {@code flow} with its verdicts} */
    public Judged judge(Handshake flow) {
        return new Judged(flow, verdicts(flow));
    }

    /** {@return what there is to say of {@code flow}: of the capture first, then why it failed, then the rest} */
    public List<Verdict> verdicts(Handshake flow) {
        Case facts = new Case(flow, around);
        List<Verdict> verdicts = new ArrayList<>();
        Confidence most = most(flow);
        boolean mayHaveFailed =
                !Boolean.TRUE.equals(flow.isOk()) && flow.faults().missing() == null;
        for (Rule rule : mayHaveFailed ? RULES : FOR_ALL) {
            Verdict verdict = rule.judge().apply(facts);
            if (verdict != null && (mayHaveFailed || verdict.kind() != Kind.FAILURE)) {
                verdicts.add(verdict.kind() == Kind.CAPTURE ? verdict : limited(verdict, most));
            }
        }
        verdicts.sort(BY_KIND);
        return List.copyOf(verdicts);
    }

    /** {@return how sure one can be of a flow at all, with what is wrong with its capture} */
    private static Confidence most(Handshake flow) {
        Faults faults = flow.faults();
        if (flow.role() == Role.GUESSED || faults.missing() != null) {
            return Confidence.LOW;
        }
        boolean isDamaged = faults.lost() > 0 || faults.cut() > 0 || faults.startsLate() || faults.unrecorded() > 0;
        return isDamaged ? Confidence.MEDIUM : Confidence.HIGH;
    }

    private static Verdict limited(Verdict verdict, Confidence most) {
        Confidence confidence = verdict.confidence().and(most);
        return confidence == verdict.confidence()
                ? verdict
                : new Verdict(
                        verdict.id(),
                        verdict.kind(),
                        confidence,
                        verdict.evidence(),
                        verdict.text(),
                        verdict.causes(),
                        verdict.next(),
                        verdict.rfc());
    }
}
