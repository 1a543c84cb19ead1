package dev.peel.repl.script;

import dev.peel.core.flow.Transport;
import dev.peel.core.index.IndexedCapture;
import dev.peel.core.plugin.FlowQuery;
import dev.peel.core.plugin.FlowReport;
import dev.peel.core.plugin.FlowReports;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.plugin.Screen;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.PacketTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;

/** What peel's scripts ask of flows: what plugins tell of them, and what their sides said. A flow is known by its place in the list. */
final class FlowFunctions {
    private final OpenCaptures captures;
    private final Plugins plugins;
    private final Screen screen;
    private final Consumer<String> warnings;

    FlowFunctions(OpenCaptures captures, Plugins plugins, Screen screen, Consumer<String> warnings) {
        this.captures = captures;
        this.plugins = plugins;
        this.screen = screen;
        this.warnings = warnings;
    }

    void addTo(HostFunctions host) {
        host.add("flowCount", arguments -> capture(arguments[0]).reports().size());
        host.add("flowJson", arguments -> report(arguments[0], arguments[1]).json());
        host.add("flowIsHandshake", arguments -> report(arguments[0], arguments[1])
                .isHandshake());
        host.add(
                "flowTransport",
                arguments ->
                        report(arguments[0], arguments[1]).transport().name().toLowerCase(Locale.ROOT));
        host.add("flowFrames", arguments -> {
            FlowReport report = report(arguments[0], arguments[1]);
            int[] frames = capture(arguments[0]).index().framesOf(report.transport(), report.stream());
            return host.values().list(Arrays.stream(frames).boxed().toList());
        });
        host.add("flowView", arguments -> {
            FlowReport report = report(arguments[0], arguments[1]);
            return text(out -> report.print(arguments[2].asString(), out, screen));
        });
        host.add("flowDifference", arguments -> {
            FlowReport report = report(arguments[0], arguments[1]);
            if (arguments.length == 2) {
                return text(out -> report.printDifference(out, screen));
            }
            FlowReport other = report(arguments[2], arguments[3]);
            return text(out -> report.printDifference(other, out, screen));
        });
        host.add("flowFollow", this::follow);
        host.add("flowQuery", arguments -> host.values().list(query(capture(arguments[0]), arguments[1].asString())));
    }

    private ScriptCapture capture(Value number) {
        return captures.get(number.asInt());
    }

    private FlowReport report(Value capture, Value place) throws IOException {
        return capture(capture).reports().get(place.asInt());
    }

    /** {@return the places of the flows that {@code filter} holds for} */
    private static List<Integer> query(ScriptCapture capture, String filter) throws IOException {
        List<Integer> places = new ArrayList<>();
        int place = 0;
        for (FlowReports.Running running : capture.flows()) {
            FlowQuery query = running.query(filter);
            boolean isOfPackets = query.packets() != PacketTest.ALL;
            IndexedCapture index = capture.index();
            BitSet frames = isOfPackets ? index.select(query.packets()) : new BitSet();
            Map<Transport, BitSet> streams = new EnumMap<>(Transport.class);
            for (Transport transport : Transport.values()) {
                streams.put(transport, index.streamsOf(transport, frames));
            }
            for (FlowReport report : running.reports()) {
                boolean hasPacket = !isOfPackets
                        || streams.getOrDefault(report.transport(), frames).get(report.stream());
                if (hasPacket && query.holds(report)) {
                    places.add(place);
                }
                place++;
            }
        }
        return places;
    }

    private Object follow(Value[] arguments) throws IOException {
        ScriptCapture capture = capture(arguments[0]);
        FlowReport report = report(arguments[0], arguments[1]);
        String name = "follow," + report.transport().name().toLowerCase(Locale.ROOT);
        Statistic statistic = plugins.statistics().stream()
                .filter(known -> known.names().contains(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("no plugin follows streams"));
        StatisticContext context = new StatisticContext(
                capture.opening().registry(), capture.opening().limits(), filter -> PacketTest.ALL, warnings);
        Statistic.Running running = statistic.begin(name, arguments[2].asString() + "," + report.stream(), context);
        capture.index().scan(running.demand(capture.opening().registry()), running);
        return text(running::report);
    }

    /** Prints a text. */
    @FunctionalInterface
    private interface Printing {
        void print(TextBuffer out) throws IOException;
    }

    private static String text(Printing printing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextBuffer out = new TextBuffer(bytes);
        printing.print(out);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
