package dev.peel.repl.script;

import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.index.IndexedCapture;
import dev.peel.core.index.Opening;
import dev.peel.core.plugin.FlowReport;
import dev.peel.core.plugin.FlowReports;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.tap.Tap;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A capture that scripts see. Passes over its packets need nothing but the file; its index, and what plugins tell of its flows, are
 * made when something is asked that needs them. Used by one thread at a time.
 */
public final class ScriptCapture implements Closeable {
    private final Path file;
    private final Opening opening;
    private final Plugins plugins;
    private @Nullable IndexedCapture index;
    private @Nullable List<FlowReports.Running> flows;
    private @Nullable List<FlowReport> reports;

    private ScriptCapture(
            Path file,
            Opening opening,
            Plugins plugins,
            @Nullable IndexedCapture index,
            @Nullable List<FlowReports.Running> flows) {
        this.file = file;
        this.opening = opening;
        this.plugins = plugins;
        this.index = index;
        this.flows = flows;
    }

    /**
     * {@return the capture in {@code file}}
     *
     * @param plugins tell of its flows
     * @throws IOException when there is no such file or it is no capture
     */
    public static ScriptCapture open(Path file, Opening opening, Plugins plugins) throws IOException {
        ScriptCapture capture = new ScriptCapture(file, opening, plugins, null, null);
        if (Files.isRegularFile(file)) {
            capture.reader().close(); // tells at once what is wrong with it
        } else {
            capture.index(); // a pipe can be read once only
        }
        return capture;
    }

    /**
     * {@return a capture that was opened before, which is closed with this one}
     *
     * @param plugins tell of its flows
     * @param flows what followed its flows when it was opened
     */
    public static ScriptCapture of(
            Path file, Opening opening, Plugins plugins, IndexedCapture index, List<FlowReports.Running> flows) {
        return new ScriptCapture(file, opening, plugins, index, List.copyOf(flows));
    }

    /** {@return what follows the flows of the capture in {@code file}, which is yet to be opened: that of each of {@code plugins}} */
    public static List<FlowReports.Running> followers(Path file, Opening opening, Plugins plugins) {
        List<FlowReports.Running> running = new ArrayList<>();
        for (FlowReports reports : plugins.flowReports()) {
            running.add(reports.begin(file.toString(), opening.registry(), opening.limits()));
        }
        return running;
    }

    /** {@return the capture's file} */
    public Path file() {
        return file;
    }

    /** {@return how the capture is opened} */
    Opening opening() {
        return opening;
    }

    /** {@return a reader of the whole capture, from its start} */
    CaptureReader reader() throws IOException {
        return index == null ? Captures.open(file, opening.captureLimits()) : index.reader();
    }

    /**
     * {@return the capture's index, made by a pass where there is none yet}
     *
     * @throws IOException when the capture cannot be read
     */
    public IndexedCapture index() throws IOException {
        IndexedCapture known = index;
        if (known == null) {
            known = IndexedCapture.open(file, opening);
            index = known;
        }
        return known;
    }

    /**
     * {@return what the plugins tell of the capture's flows, by a pass where they have not seen them yet}
     *
     * @throws IOException when the capture cannot be read
     */
    public List<FlowReports.Running> flows() throws IOException {
        List<FlowReports.Running> known = flows;
        if (known == null) {
            known = followers(file, opening, plugins);
            for (Tap tap : known) {
                index().scan(tap.demand(opening.registry()), tap);
            }
            flows = known;
        }
        return known;
    }

    /** {@return what plugins tell of each flow, in the order of {@link #flows}} */
    List<FlowReport> reports() throws IOException {
        List<FlowReport> known = reports;
        if (known == null) {
            List<FlowReport> all = new ArrayList<>();
            flows().forEach(running -> all.addAll(running.reports()));
            known = all;
            reports = known;
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        if (index != null) {
            index.close();
        }
    }
}
