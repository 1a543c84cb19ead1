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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Packets from an interface instead of a file: tshark's letters with tshark's meaning. */
final class LiveOptions {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int LARGEST_BUFFER = 2047; // megabytes: libpcap takes the size as an int

    @Option(
            names = "-i",
            paramLabel = "INTERFACE",
            description = "Capture from INTERFACE, a name or number of -D, until Ctrl-C.")
    String name = "";

    @Option(names = "-D", description = "List the interfaces that can be captured from, and end.")
    boolean list;

    @Option(
            names = "-f",
            paramLabel = "FILTER",
            description = "Capture only what libpcap's FILTER lets through, such as \"tcp port 443\".")
    String filter = "";

    @Option(names = "-s", paramLabel = "BYTES", description = "Capture at most BYTES of each packet.")
    String snapLength = String.valueOf(LiveSettings.ALL);

    @Option(names = "-p", description = "Capture only what is for this machine (not promiscuous).")
    boolean isPlain;

    @Option(
            names = "-B",
            paramLabel = "MEGABYTES",
            description = "Have the system keep so much that was not fetched yet; 2 by default.")
    String buffer = String.valueOf(LiveSettings.USUAL_BUFFER / MEGABYTE);

    @Option(names = "-a", paramLabel = "duration:SECONDS", description = "Stop capturing after SECONDS.")
    String end = "";

    /** {@return whether packets come from an interface} */
    boolean isGiven() {
        return !name.isEmpty();
    }

    /** {@return whether the interfaces are to be listed} */
    boolean isListAskedFor() {
        return list;
    }

    /** {@return the interface, as the user named it} */
    String name() {
        return name;
    }

    /** Begins to capture. */
    LiveRun begin(CommandLine line) throws IOException {
        long bytes = Math.min(LiveSettings.ALL, RunOptions.number(line, "-s ", snapLength));
        long megabytes = RunOptions.number(line, "-B ", buffer);
        if (megabytes > LARGEST_BUFFER) {
            throw new ParameterException(line, "-B " + buffer + ": expected a number, 1 to " + LARGEST_BUFFER);
        }
        return LiveRun.begin(
                new LiveSettings(name, filter, (int) bytes, !isPlain, (int) megabytes * MEGABYTE), duration(line));
    }

    private Duration duration(CommandLine line) {
        if (end.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            return LiveRun.duration(end);
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
