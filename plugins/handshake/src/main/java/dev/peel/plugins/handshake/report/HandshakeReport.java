package dev.peel.plugins.handshake.report;

import dev.peel.core.flow.Transport;
import dev.peel.core.plugin.FlowReport;
import dev.peel.core.plugin.Screen;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.diff.FlowDifference;
import dev.peel.plugins.handshake.explain.FlowExplanation;
import dev.peel.plugins.handshake.ladder.FlowLadder;
import dev.peel.plugins.handshake.rule.Judged;
import java.io.IOException;
import java.util.List;

/**
 * What there is to say of one TCP connection.
 *
 * @param context the capture
 * @param index the flow's index in it
 */
record HandshakeReport(FlowContext context, int index) implements FlowReport {
    private static final String EXPLAIN = "explain";
    private static final String LADDER = "ladder";

    @Override
    public Transport transport() {
        return Transport.TCP;
    }

    @Override
    public int stream() {
        return context.flows().number(index);
    }

    @Override
    public boolean isHandshake() {
        return context.flows().isTls(index);
    }

    @Override
    public Outcome outcome() {
        Judged judged = judged();
        if (judged.isFailed()) {
            return Outcome.FAILED;
        }
        return judged.isGood() ? Outcome.GOOD : Outcome.UNDECIDED;
    }

    @Override
    public String json() {
        return FlowExplanation.json(judged());
    }

    @Override
    public List<String> views() {
        return List.of(EXPLAIN, LADDER);
    }

    @Override
    public void print(String view, TextBuffer out, Screen screen) throws IOException {
        switch (view) {
            case EXPLAIN -> FlowExplanation.print(judged(), context.flows(), out, screen);
            case LADDER -> FlowLadder.print(judged().flow(), context.limits(), out, screen);
            default ->
                throw new UsageException(
                        "no view of a flow is called " + view + "; there are " + String.join(", ", views()));
        }
    }

    @Override
    public void printDifference(FlowReport other, TextBuffer out, Screen screen) throws IOException {
        if (!(other instanceof HandshakeReport second)) {
            throw new UsageException(
                    "flow " + other.stream() + " is not one that flow " + stream() + " can be compared with");
        }
        FlowDifference.of(
                        context.capture(),
                        judged().flow(),
                        second.context().capture(),
                        second.judged().flow(),
                        context.registry())
                .print(out, screen);
    }

    @Override
    public void printDifference(TextBuffer out, Screen screen) throws IOException {
        FlowDifference.fromNearest(context.capture(), judged().flow(), context.flows(), context.registry())
                .print(out, screen);
    }

    /** {@return the flow and its verdicts, made anew} */
    Judged judged() {
        return context.judged(index);
    }
}
