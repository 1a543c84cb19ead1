package dev.peel.core.plugin;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.RunReport;
import dev.peel.core.index.IndexedCapture;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.Scan;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a {@link Command} works with: what can be dissected, captures, the limits of the run, and where output goes.
 *
 * @param registry what can be dissected
 * @param limits the bounds that the run keeps
 * @param captureLimits the bounds that reading keeps
 * @param threads how many threads a pass over a capture may take, at least 1
 * @param input what {@code -} stands for where a file is asked for
 * @param out where results go; whoever runs the command flushes it at the end
 * @param warnings takes each line that is for the user but no result
 * @param screen what shows the results
 * @param captures opens the captures that users name
 * @param plugins the plugins of the run
 */
public record CommandContext(
        Registry registry,
        Limits limits,
        CaptureLimits captureLimits,
        int threads,
        InputStream input,
        TextBuffer out,
        Consumer<String> warnings,
        Screen screen,
        CaptureOpener captures,
        Plugins plugins) {

    /** The exit code of a run whose capture was read to its end. */
    public static final int WHOLE = 0;
    /** The exit code of a run whose capture ended early. */
    public static final int CUT = 2;

    private static final String STANDARD_INPUT = "-";

    /** Makes a context whose results no screen shows. */
    public CommandContext(
            Registry registry,
            Limits limits,
            CaptureLimits captureLimits,
            int threads,
            InputStream input,
            TextBuffer out,
            Consumer<String> warnings) {
        this(
                registry,
                limits,
                captureLimits,
                threads,
                input,
                out,
                warnings,
                Screen.NONE,
                file -> open(file, input, captureLimits),
                Plugins.BUILT_IN);
    }

    /** {@return this context with results shown on {@code newScreen}} */
    public CommandContext on(Screen newScreen) {
        return with(registry, newScreen, captures, plugins);
    }

    /** {@return this context with what {@code newRegistry} can dissect} */
    public CommandContext with(Registry newRegistry) {
        return with(newRegistry, screen, captures, plugins);
    }

    /** {@return this context with {@code newPlugins}, and what can be dissected as it is} */
    public CommandContext with(Plugins newPlugins) {
        return with(registry, screen, captures, newPlugins);
    }

    /** {@return this context with captures that {@code newCaptures} opens} */
    public CommandContext with(CaptureOpener newCaptures) {
        return with(registry, screen, newCaptures, plugins);
    }

    /** {@return this context in which {@code file} stands for {@code capture}, so that a pipe, say, is not read again} */
    public CommandContext with(String file, IndexedCapture capture) {
        CaptureOpener others = captures;
        return with(name -> name.equals(file) ? capture.reader() : others.open(name));
    }

    private CommandContext with(Registry newRegistry, Screen newScreen, CaptureOpener newCaptures, Plugins newPlugins) {
        return new CommandContext(
                newRegistry, limits, captureLimits, threads, input, out, warnings, newScreen, newCaptures, newPlugins);
    }

    /** Tells the user something that is no result. */
    public void warn(String line) {
        warnings.accept(line);
    }

    /**
     * Makes one pass of {@code tap} over a capture, for the fields that the tap asks for; see {@link #scan(String, Demand, Tap)}.
     *
     * @param file the capture's path; {@code -} for the standard input
     * @return {@link #WHOLE} or {@link #CUT}
     * @throws CaptureException when there is no such file or it is no capture
     * @throws IOException when the medium fails
     */
    public int scan(String file, Tap tap) throws IOException {
        return scan(file, tap.demand(registry), tap);
    }

    /**
     * Makes one pass of {@code tap} over a capture and tells the user, a line each, what was malformed, cut or beyond a limit, which
     * dissectors failed and where the capture ended early.
     *
     * @param file the capture's path; {@code -} for the standard input
     * @param demand what the packets shown to the tap have on their tape
     * @return {@link #WHOLE} or {@link #CUT}
     * @throws CaptureException when there is no such file or it is no capture
     * @throws IOException when the medium fails
     */
    public int scan(String file, Demand demand, Tap tap) throws IOException {
        Engine engine = new Engine(registry, demand, limits);
        try (CaptureReader reader = captures.open(file)) {
            new Scan(reader, engine, tap).run(threads);
            RunReport.lines(engine, limits).forEach(this::warn);
            reader.fault().ifPresent(fault -> warn((file.equals(STANDARD_INPUT) ? "" : file + ": ") + fault));
            return reader.fault().isPresent() ? CUT : WHOLE;
        }
    }

    private static CaptureReader open(String file, InputStream input, CaptureLimits captureLimits) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return Captures.open(input, captureLimits);
        }
        try {
            return Captures.open(Path.of(file), captureLimits);
        } catch (InvalidPathException bad) {
            throw new CaptureException(file + ": is no path of this system (" + bad.getReason() + ")");
        }
    }
}
