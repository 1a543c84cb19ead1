package dev.peel.repl.cli;

import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.TimeForm;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.EmptyTap;
import dev.peel.core.tap.FirstPackets;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which packets are printed and how: tshark's letters with tshark's meaning. */
final class PacketOptions {
    @Option(names = "-r", paramLabel = "FILE", description = "Read packets from FILE; - is standard input.")
    String file = "";

    @Option(names = "-c", paramLabel = "COUNT", description = "Stop after COUNT packets.")
    String count = "";

    @Mixin
    OutputOptions output;

    @Option(
            names = "-t",
            paramLabel = "FORM",
            description =
                    "How the summary tells the time: r since the first packet (the default), d and dd since the packet"
                            + " before, e since 1970, a, ad and adoy local time (without date, with date, with day of the year), u, ud"
                            + " and udoy the same in UTC.")
    String times = TimeForm.RELATIVE.letters();

    @Option(names = "-q", description = "Print no packets.")
    boolean quiet;

    @Option(names = "-n", description = "Accepted: names are never resolved.")
    boolean numeric;

    @Option(names = "-N", paramLabel = "FLAGS", description = "Accepted: names are never resolved.")
    String resolved = "";

    /** {@return whether there is something to read} */
    boolean isGiven() {
        return !file.isEmpty();
    }

    /** {@return the capture's file, {@code -} for standard input} */
    String file() {
        return file;
    }

    /** {@return whether packets are printed also where they are written to a file} */
    boolean isPrintingAskedFor() {
        return output.isGiven();
    }

    /** {@return what prints the packets of {@code source}, on a terminal or elsewhere} */
    Tap tap(CommandLine line, Registry registry, String source, TextBuffer out, boolean isTerminal) throws IOException {
        Tap tap = output.tap(line, registry, source, out, isTerminal);
        return quiet ? new EmptyTap() : tap;
    }

    /** {@return {@code tap}, for as many packets as are wanted} */
    Tap bounded(CommandLine line, Tap tap) {
        if (count.isEmpty()) {
            return tap;
        }
        return new FirstPackets(tap, RunOptions.number(line, "-c ", count));
    }

    /** {@return how the summary tells the time} */
    TimeForm times(CommandLine line) {
        return TimeForm.of(times)
                .orElseThrow(() -> new ParameterException(
                        line,
                        "-t " + times + ": expected "
                                + Arrays.stream(TimeForm.values())
                                        .map(TimeForm::letters)
                                        .collect(Collectors.joining(", "))));
    }
}
