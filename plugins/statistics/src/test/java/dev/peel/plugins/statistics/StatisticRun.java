package dev.peel.plugins.statistics;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.PacketTest;
import dev.peel.core.tap.Scan;
import dev.peel.core.tap.Taps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Runs statistics as the command line does, and keeps what they print. */
final class StatisticRun {
    static final Path SAMPLES = Path.of("..", "..", "examples", "captures");

    private static final Registry REGISTRY = Registry.load();

    private final List<String> warnings = new ArrayList<>();
    private final Limits limits;

    StatisticRun() {
        this(Limits.DEFAULT);
    }

    StatisticRun(Limits limits) {
        this.limits = limits;
    }

    /** {@return what {@code statistics} print of a sample capture} */
    static String of(String capture, String... statistics) {
        return new StatisticRun().run(SAMPLES.resolve(capture), statistics);
    }

    /** {@return what {@code statistics} print of {@code capture}, in their order} */
    String run(Path capture, String... statistics) {
        List<Statistic.Running> running = new ArrayList<>();
        for (String text : statistics) {
            running.add(begin(text));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextBuffer out = new TextBuffer(bytes);
        try (CaptureReader reader = Captures.open(capture, CaptureLimits.DEFAULT)) {
            var tap = Taps.of(running);
            new Scan(reader, new Engine(REGISTRY, Demand.of(REGISTRY, tap.fields()), limits), tap).run(1);
            for (Statistic.Running statistic : running) {
                statistic.report(out);
            }
            out.flush();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** {@return the statistic, which has seen nothing yet} */
    Statistic.Running begin(String text) {
        StatisticContext context = new StatisticContext(REGISTRY, limits, Presence::new, warnings::add);
        for (Statistic statistic : ServiceLoader.load(Statistic.class)) {
            for (String name : statistic.names()) {
                if (text.equals(name) || text.startsWith(name + ",")) {
                    String arguments = text.length() > name.length() ? text.substring(name.length() + 1) : "";
                    return statistic.begin(name, arguments, context);
                }
            }
        }
        throw new AssertionError("no statistic is called " + text);
    }

    /** {@return what the statistics told besides} */
    List<String> warnings() {
        return warnings;
    }

    /** The filter that is a field's name. */
    private record Presence(String name) implements PacketTest {
        @Override
        public List<Field> fields() {
            return REGISTRY.fields(name);
        }

        @Override
        public boolean passes(Packet packet) {
            return fields().stream().anyMatch(field -> packet.find(field.id()) >= 0);
        }
    }
}
