package dev.peel.repl.shell;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.filter.Filter;
import dev.peel.core.filter.FilterException;
import dev.peel.core.filter.FilterSettings;
import dev.peel.core.index.IndexedCapture;
import dev.peel.core.index.Opening;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.FlowReports;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** What the lines of one run of the prompt work on: the open capture, settings, and the scripts' session. */
final class Session implements Closeable {
    private final ShellSetup setup;
    private final Console console;
    private final Registry registry;
    private final Scripts scripts;
    private final List<String> lines = new ArrayList<>();
    private Limits limits;
    private Settings settings = Settings.DEFAULT;
    private volatile @Nullable Opened opened;
    private OptionalInt exitCode = OptionalInt.empty();

    Session(ShellSetup setup, Console console, Registry registry) {
        this.setup = setup;
        this.console = console;
        this.registry = registry;
        limits = setup.limits();
        scripts = new Scripts(this);
    }

    Console console() {
        return console;
    }

    Registry registry() {
        return registry;
    }

    ShellSetup setup() {
        return setup;
    }

    Scripts scripts() {
        return scripts;
    }

    Settings settings() {
        return settings;
    }

    void settings(Settings newSettings) {
        settings = newSettings;
    }

    Limits limits() {
        return limits;
    }

    /** Changes the bounds for whatever runs from now on; what is open was read with those before. */
    void limits(Limits newLimits) {
        limits = newLimits;
    }

    /** {@return the lines that were run so far, to be saved} */
    List<String> lines() {
        return Collections.unmodifiableList(lines);
    }

    void addLine(String line) {
        lines.add(line);
    }

    /** {@return the exit code, once the session is to end} */
    OptionalInt exitCode() {
        return exitCode;
    }

    /** Ends the session after the line that runs. */
    void exit(int code) {
        exitCode = OptionalInt.of(code);
    }

    /**
     * {@return the open capture}
     *
     * @throws UsageException when none is open
     */
    Opened opened() {
        Opened open = opened;
        if (open == null) {
            throw new UsageException("no capture is open; /open FILE opens one");
        }
        return open;
    }

    /** {@return the open capture, null where none is open} */
    @Nullable
    Opened openedOrNull() {
        return opened;
    }

    /** Opens the capture in {@code file} and closes the one before, which stays open when that fails. */
    Opened open(String file) throws IOException {
        List<FlowReports.Running> flows = new ArrayList<>();
        for (FlowReports reports : ServiceLoader.load(FlowReports.class)) {
            flows.add(reports.begin(registry, limits));
        }
        Opening opening =
                new Opening(registry, limits, setup.captureLimits(), setup.threads(), console.progress(file), flows);
        Opened next;
        try {
            next = new Opened(file, IndexedCapture.open(path(file), opening), flows);
        } finally {
            console.progressEnded();
        }
        closeCapture();
        opened = next;
        return next;
    }

    /** Closes the capture, if one is open. */
    void closeCapture() throws IOException {
        Opened open = opened;
        opened = null;
        if (open != null) {
            open.capture().close();
        }
    }

    /** {@return where the results of one line go} */
    OutputStream results() {
        return console.results(settings.isPaged());
    }

    /** {@return where the rows of one table go, those cut that are longer than the screen is wide} */
    OutputStream rows() {
        return console.rows(settings.isPaged());
    }

    /** {@return what a command of a plugin works with, its results in front of the console} */
    CommandContext context() {
        return new CommandContext(
                registry,
                limits,
                setup.captureLimits(),
                setup.threads(),
                InputStream.nullInputStream(),
                new TextBuffer(results()),
                console::warn,
                console.screen());
    }

    /**
     * {@return the filter that {@code text} stands for}
     *
     * @throws FilterException when it is no filter
     */
    Filter filter(String text) {
        return Filter.compile(
                text, registry, new FilterSettings(ZoneId.systemDefault(), limits.get(Limit.FILTER_STEPS)));
    }

    /** {@return {@code demand} with times as the user wants them told} */
    Demand timed(Demand demand) {
        return demand.times(settings.times(), ZoneId.systemDefault());
    }

    static Path path(String file) throws IOException {
        try {
            return Path.of(file);
        } catch (InvalidPathException bad) {
            throw new CaptureException(file + ": is no path of this system (" + bad.getReason() + ")");
        }
    }

    /** Ends the scripts and closes the capture. */
    @Override
    public void close() throws IOException {
        scripts.close();
        closeCapture();
    }
}
