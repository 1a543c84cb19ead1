package dev.peel.repl.shell;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.dissect.DecodeAs;
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
import dev.peel.repl.extension.Extensions;
import dev.peel.repl.script.ScriptCapture;
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
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the lines of one run of the prompt work on: the open capture, settings, and the scripts' session. */
final class Session implements Closeable {
    private final ShellSetup setup;
    private final Console console;
    private final Scripts scripts;
    private final List<String> lines = new ArrayList<>();
    private Extensions extensions;
    private volatile Registry registry;
    private Limits limits;
    private Settings settings = Settings.DEFAULT;
    private volatile @Nullable Opened opened;
    private OptionalInt exitCode = OptionalInt.empty();
    private String pluginFiles;
    private Runnable pluginsListener = () -> {};

    Session(ShellSetup setup, Console console) {
        this.setup = setup;
        this.console = console;
        extensions = setup.extensions();
        pluginFiles = extensions.filesState();
        registry = extensions.registry(console::warn);
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

    /** {@return the plugins, and what the user has chosen} */
    Extensions extensions() {
        return extensions;
    }

    /**
     * Changes which protocols are where, and reads the open capture anew.
     *
     * @throws IllegalArgumentException when there is no such table, value or protocol
     */
    void decodeAs(List<DecodeAs> rules) throws IOException {
        if (!rules.isEmpty()) {
            extensions.plugins().registry().with(rules.subList(rules.size() - 1, rules.size()));
        }
        use(extensions.with(extensions.choices().with(rules)));
    }

    /**
     * Changes a preference of a dissector, and reads the open capture anew.
     *
     * @throws IllegalArgumentException when there is no such preference or value
     */
    void prefer(String name, String value) throws IOException {
        extensions.plugins().registry().preferring(Map.of(name, value));
        use(extensions.with(extensions.choices().with(name, value)));
    }

    /**
     * Takes other plugins or choices from now on, and reads the open capture anew, whose file is not looked at again where it was copied.
     * Nothing is changed where that fails.
     */
    void use(Extensions newExtensions) throws IOException {
        Registry newRegistry = newExtensions.registry(console::warn);
        Opened open = opened;
        Opened next = open == null ? null : reopened(open, newExtensions, newRegistry);
        boolean hasOtherPlugins = newExtensions.plugins() != extensions.plugins();
        extensions = newExtensions;
        registry = newRegistry;
        opened = next; // the one before is of no use any more, whatever goes wrong from here on
        scripts.restart();
        if (hasOtherPlugins) {
            pluginsListener.run();
        }
    }

    private Opened reopened(Opened open, Extensions newExtensions, Registry newRegistry) throws IOException {
        Path path = path(open.file());
        Opening opening = opening(open.file(), newRegistry);
        List<FlowReports.Running> flows = ScriptCapture.followers(path, opening, newExtensions.plugins());
        try {
            IndexedCapture capture = open.capture().reindexed(opening.with(flows));
            return new Opened(
                    open.file(),
                    capture,
                    flows,
                    ScriptCapture.of(path, opening, newExtensions.plugins(), capture, flows));
        } finally {
            console.progressEnded();
        }
    }

    private Opening opening(String file, Registry openingRegistry) {
        return new Opening(
                openingRegistry, limits, setup.captureLimits(), setup.threads(), console.progress(file), List.of());
    }

    /** {@return whether files of plugins have changed since this was asked last, or the session began} */
    boolean havePluginFilesChanged() {
        String before = pluginFiles;
        pluginFiles = extensions.filesState();
        return !before.equals(pluginFiles);
    }

    /** Sets what is called when other plugins were loaded. */
    void onPlugins(Runnable listener) {
        pluginsListener = listener;
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
        Opened next = make(file);
        closeCapture();
        scripts.use(next.scripted());
        opened = next;
        return next;
    }

    /** {@return the capture in {@code file}, opened, which is not the session's yet} */
    Opened make(String file) throws IOException {
        Path path = path(file);
        Opening opening = opening(file, registry);
        List<FlowReports.Running> flows = ScriptCapture.followers(path, opening, extensions.plugins());
        try {
            IndexedCapture capture = IndexedCapture.open(path, opening.with(flows));
            return new Opened(
                    file, capture, flows, ScriptCapture.of(path, opening, extensions.plugins(), capture, flows));
        } finally {
            console.progressEnded();
        }
    }

    /** Takes over the capture that a script has opened, or that is left when it has closed one. */
    void followScripts() throws IOException {
        if (!scripts.isStarted()) {
            return;
        }
        ScriptCapture current = scripts.capture().orElse(null);
        Opened open = opened;
        if (current == null) {
            opened = null;
        } else if (open == null || open.scripted() != current) {
            opened = new Opened(current.file().toString(), current.index(), current.flows(), current);
        }
    }

    /** Closes the capture, if one is open. */
    void closeCapture() throws IOException {
        Opened open = opened;
        opened = null;
        if (open != null && !scripts.closeCapture()) {
            open.capture().close();
        }
        followScripts();
    }

    /** {@return where the results of one line go} */
    OutputStream results() {
        return console.results(settings.isPaged());
    }

    /** {@return where the rows of one table go, those cut that are longer than the screen is wide} */
    OutputStream rows() {
        return console.rows(settings.isPaged());
    }

    /** {@return what a command of a plugin works with} */
    CommandContext context() {
        return context(new TextBuffer(results()));
    }

    /** {@return what prints to {@code out} works with} */
    CommandContext context(TextBuffer out) {
        CommandContext context = new CommandContext(
                        registry,
                        limits,
                        setup.captureLimits(),
                        setup.threads(),
                        InputStream.nullInputStream(),
                        out,
                        console::warn)
                .on(console.screen());
        return withCaptures(context);
    }

    /** {@return {@code context} with the session's registry and the open capture, which need not be read from its file again} */
    CommandContext withCaptures(CommandContext context) {
        CommandContext own = context.with(registry).with(extensions.plugins());
        Opened open = opened;
        return open == null ? own : own.with(open.file(), open.capture());
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
        closeCapture();
        scripts.close();
    }
}
