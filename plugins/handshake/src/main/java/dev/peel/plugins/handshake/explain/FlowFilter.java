package dev.peel.plugins.handshake.explain;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldCatalog;
import dev.peel.core.filter.Filter;
import dev.peel.core.filter.FilterException;
import dev.peel.core.filter.FilterSettings;
import dev.peel.core.filter.PacketMatcher;
import dev.peel.core.packet.Packet;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.tap.FilterTest;
import dev.peel.core.tap.PacketTest;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Verdict;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which flows are meant: filters on packets hold for a flow when they hold for one of its packets, filters on fields of flows when
 * they hold for the flow. Not thread-safe.
 */
public final class FlowFilter {
    private final FlowFields fields;
    private final PacketTest packets;
    private final List<PacketMatcher> flows;

    private FlowFilter(FlowFields fields, PacketTest packets, List<PacketMatcher> flows) {
        this.fields = fields;
        this.packets = packets;
        this.flows = flows;
    }

    /**
     * {@return the filter that {@code texts}, each given as {@code -Y}, stand for; at most one of them may be on packets}
     *
     * @throws UsageException when one is no filter, or mixes fields of packets with those of flows
     */
    public static FlowFilter compile(CommandContext context, List<String> texts) {
        return compile(context.registry(), context.limits(), texts, "-Y: ");
    }

    /**
     * {@return the filter that {@code text} stands for}
     *
     * @throws UsageException when it is no filter, or mixes fields of packets with those of flows
     */
    public static FlowFilter compile(Registry registry, Limits limits, String text) {
        return compile(registry, limits, List.of(text), "");
    }

    private static FlowFilter compile(Registry registry, Limits limits, List<String> texts, String option) {
        FlowFields fields = new FlowFields(registry);
        FilterSettings settings = new FilterSettings(ZoneId.systemDefault(), limits.get(Limit.FILTER_STEPS));
        PacketTest packets = PacketTest.ALL;
        List<PacketMatcher> flows = new ArrayList<>();
        for (String text : texts) {
            Filter filter = compile(text, fields, settings, option);
            Set<Field> ofPackets = new LinkedHashSet<>(filter.fields());
            ofPackets.removeIf(fields::isOfFlows);
            if (ofPackets.size() == filter.fields().size()) {
                if (packets != PacketTest.ALL) {
                    throw new UsageException(option + "several filters on packets; join them with and");
                }
                packets = new FilterTest(filter);
            } else if (ofPackets.isEmpty()) {
                flows.add(filter.matcher());
            } else {
                throw new UsageException(
                        option + text + ": mixes fields of packets with those of flows; give each a filter of its own");
            }
        }
        return new FlowFilter(fields, packets, flows);
    }

    private static Filter compile(String text, FlowFields fields, FilterSettings settings, String option) {
        try {
            return Filter.compile(text, fields, settings);
        } catch (FilterException wrong) {
            throw new UsageException(option + "filter: " + wrong.getMessage(), wrong);
        }
    }

    /** {@return the test of packets; {@link PacketTest#ALL} where there is none} */
    public PacketTest packets() {
        return packets;
    }

    /** {@return the fields of packets and of flows} */
    public static FieldCatalog fields(Registry registry) {
        return new FlowFields(registry);
    }

    /** {@return whether the filters on flows hold for {@code flow}} */
    public boolean holds(Handshake flow, List<Verdict> verdicts) {
        if (flows.isEmpty()) {
            return true;
        }
        Packet packet = fields.packet(flow, verdicts);
        return flows.stream().allMatch(matcher -> matcher.matches(packet));
    }
}
