package dev.peel.plugins.handshake.flows;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Outcome;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.text.Column;
import dev.peel.plugins.handshake.text.SafeText;
import dev.peel.plugins.handshake.text.Spans;
import dev.peel.plugins.handshake.text.Style;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A flow as a line of the table.
 *
 * @param flow the flow
 * @param verdicts what the rules say of it
 */
record FlowRow(Handshake flow, List<Verdict> verdicts) {
    private static final int MAX_NAME = 40; // characters of a server name; longer ones are cut
    private static final int MAX_HISTORY = 24;

    static final List<Column> COLUMNS = List.of(
            Column.number("flow"),
            Column.of(""),
            Column.upTo("client", 21),
            Column.upTo("server", 17),
            Column.upTo("sni", 6).spare(),
            Column.upTo("version", 7).spare(),
            Column.upTo("resumed", 7).spare(),
            Column.upTo("step", 7),
            Column.upTo("ended", 10),
            Column.of("state").spare(),
            Column.upTo("history", 7).spare(),
            Column.number("lasted").spare(),
            Column.upTo("verdict", 7));

    /** {@return the cells, one a column, printable ASCII} */
    List<String> cells() {
        Handshake.Tls tls = flow.tls();
        Step step = flow.step();
        return List.of(
                Integer.toString(flow.flow()),
                mark(),
                flow.client().toString(),
                flow.server().toString(),
                SafeText.cut(SafeText.of(text(tls.serverName())), MAX_NAME),
                tls.version() == null && tls.offeredVersion() != null
                        ? "(" + tls.offeredVersion() + ")"
                        : text(tls.version()),
                resumed(tls.resumption()),
                step == null ? "" : step.name(),
                ended(),
                flow.zeek().connState(),
                SafeText.cut(flow.zeek().history(), MAX_HISTORY),
                Spans.text(flow.lasted()),
                ids());
    }

    /** {@return how the line stands out} */
    Style style() {
        return Boolean.FALSE.equals(flow.isOk()) ? Style.ERROR : Style.PLAIN;
    }

    /** Flows that never tried TLS are listed as well, and are no failures. */
    private String mark() {
        boolean isUndecided = flow.outcome() == Outcome.UNFINISHED || flow.outcome() == Outcome.UNSEEN;
        return Boolean.FALSE.equals(flow.isOk()) ? "!" : isUndecided ? "?" : "";
    }

    private String ended() {
        Party by = flow.ending().by();
        return flow.ending().how() + (by == Party.NOBODY ? "" : " " + by.label());
    }

    private String ids() {
        return verdicts.stream().map(Verdict::id).distinct().collect(Collectors.joining(" "));
    }

    private static String resumed(@Nullable Resumption resumption) {
        return resumption == null || resumption == Resumption.NONE ? "" : resumption.label();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
