package dev.peel.repl.cli;

import dev.peel.core.capture.LiveInterface;
import dev.peel.core.capture.LiveSettings;
import dev.peel.core.print.TextBuffer;
import dev.peel.repl.live.LiveRun;
import dev.peel.repl.live.LiveSources;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Packets from an interface instead of a file: tshark's letters with tshark's meaning. */
final class LiveOptions {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int LARGEST_BUFFER = 2047; // megabytes: libpcap takes the size as an int

    private final Argument<String> name =
            Argument.text("-i", "INTERFACE", "Capture from INTERFACE, a name or number of -D, until Ctrl-C.");

    private final Argument<Boolean> list =
            Argument.flag("-D", "List the interfaces that can be captured from, and end.");

    private final Argument<String> filter =
            Argument.text("-f", "FILTER", "Capture only what libpcap's FILTER lets through, such as \"tcp port 443\".");

    private final Argument<String> snapLength =
            Argument.text("-s", "BYTES", String.valueOf(LiveSettings.ALL), "Capture at most BYTES of each packet.");

    private final Argument<Boolean> isPlain =
            Argument.flag("-p", "Capture only what is for this machine (not promiscuous).");

    private final Argument<String> buffer = Argument.text(
            "-B",
            "MEGABYTES",
            String.valueOf(LiveSettings.USUAL_BUFFER / MEGABYTE),
            "Have the system keep so much that was not fetched yet; 2 by default.");

    private final Argument<String> end = Argument.text("-a", "duration:SECONDS", "Stop capturing after SECONDS.");

    /** Has {@code command} take the options, which have values once its line is parsed. */
    void addTo(CommandSpec command) {
        Argument.add(command, name, list, filter, snapLength, isPlain, buffer, end);
    }

    /** {@return whether packets come from an interface} */
    boolean isGiven() {
        return !name.value().isEmpty();
    }

    /** {@return whether the interfaces are to be listed} */
    boolean isListAskedFor() {
        return list.value();
    }

    /** {@return the interface, as the user named it} */
    String name() {
        return name.value();
    }

    /** Begins to capture. */
    LiveRun begin(CommandLine line) throws IOException {
        long bytes = Math.min(LiveSettings.ALL, RunOptions.number(line, "-s ", snapLength.value()));
        long megabytes = RunOptions.number(line, "-B ", buffer.value());
        if (megabytes > LARGEST_BUFFER) {
            throw new ParameterException(line, "-B " + buffer.value() + ": expected a number, 1 to " + LARGEST_BUFFER);
        }
        return LiveRun.begin(
                new LiveSettings(
                        name.value(), filter.value(), (int) bytes, !isPlain.value(), (int) megabytes * MEGABYTE),
                duration(line));
    }

    private Duration duration(CommandLine line) {
        if (end.value().isEmpty()) {
            return Duration.ZERO;
        }
        try {
            return LiveRun.duration(end.value());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(line, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** Lists the interfaces, a line each: number, name, description. */
    static void list(TextBuffer out) throws IOException {
        List<LiveInterface> all = LiveSources.find().interfaces();
        for (int i = 0; i < all.size(); i++) {
            LiveInterface one = all.get(i);
            String description = !one.description().isEmpty() ? one.description() : one.isLoopback() ? "Loopback" : "";
            out.text(i + 1 + ". " + one.name() + (description.isEmpty() ? "" : " (" + description + ")") + "\n");
        }
        out.flush();
    }
}
