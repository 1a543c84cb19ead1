package dev.peel.plugins.handshake.report;

import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.FieldCatalog;
import dev.peel.core.plugin.FlowQuery;
import dev.peel.core.plugin.FlowReport;
import dev.peel.core.plugin.FlowReports;
import dev.peel.core.tap.ForwardingTap;
import dev.peel.core.tap.PacketTest;
import dev.peel.plugins.handshake.explain.FlowFilter;
import dev.peel.plugins.handshake.rule.Diagnosis;
import dev.peel.plugins.handshake.track.CaptureFlows;
import dev.peel.plugins.handshake.track.HandshakeTap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Follows the flows of a capture, and reports of them. Not thread-safe. */
final class FollowedFlows extends ForwardingTap implements FlowReports.Running {
    private final String capture;
    private final Registry registry;
    private final Limits limits;
    private final HandshakeTap tap;
    private @Nullable FlowContext context;

    FollowedFlows(String capture, Registry registry, Limits limits) {
        this(capture, registry, limits, new HandshakeTap(registry, limits, PacketTest.ALL));
    }

    private FollowedFlows(String capture, Registry registry, Limits limits, HandshakeTap tap) {
        super(tap);
        this.capture = capture;
        this.registry = registry;
        this.limits = limits;
        this.tap = tap;
    }

    @Override
    public List<FlowReport> reports() {
        FlowContext known = context();
        return IntStream.range(0, known.flows().size())
                .<FlowReport>mapToObj(i -> new HandshakeReport(known, i))
                .toList();
    }

    @Override
    public List<String> remarks() {
        return context().flows().remarks(limits);
    }

    @Override
    public FieldCatalog fieldsOfFlows() {
        return FlowFilter.fields(registry);
    }

    @Override
    public FlowQuery query(String filter) {
        return new HandshakeQuery(FlowFilter.compile(registry, limits, filter));
    }

    /** What there is to know of the capture, judged when first asked for. */
    private FlowContext context() {
        FlowContext known = context;
        if (known == null) {
            CaptureFlows flows = tap.captureFlows();
            known = new FlowContext(capture, registry, limits, flows, Diagnosis.of(flows));
            context = known;
        }
        return known;
    }
}
