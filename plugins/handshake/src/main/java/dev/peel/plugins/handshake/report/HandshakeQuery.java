package dev.peel.plugins.handshake.report;

import dev.peel.core.plugin.FlowQuery;
import dev.peel.core.plugin.FlowReport;
import dev.peel.core.tap.PacketTest;
import dev.peel.plugins.handshake.explain.FlowFilter;
import dev.peel.plugins.handshake.rule.Judged;

/**
 * A filter on flows.
 *
 * @param filter what it stands for
 */
record HandshakeQuery(FlowFilter filter) implements FlowQuery {
    @Override
    public PacketTest packets() {
        return filter.packets();
    }

    @Override
    public boolean holds(FlowReport report) {
        if (!(report instanceof HandshakeReport known)) {
            return false;
        }
        Judged judged = known.judged();
        return filter.holds(judged.flow(), judged.verdicts());
    }
}
