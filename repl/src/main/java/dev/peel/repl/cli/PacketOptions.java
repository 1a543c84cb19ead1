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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Which packets are printed and how: tshark's letters with tshark's meaning. */
final class PacketOptions {
    private final Argument<String> file = Argument.text("-r", "FILE", "Read packets from FILE; - is standard input.");

    private final Argument<String> count = Argument.text("-c", "COUNT", "Stop after COUNT packets.");

    private final OutputOptions output = new OutputOptions();

    private final Argument<String> times = Argument.text(
            "-t",
            "FORM",
            TimeForm.RELATIVE.letters(),
            "How the summary tells the time: r since the first packet (the default), d and dd since the packet"
                    + " before, e since 1970, a, ad and adoy local time (without date, with date, with day of the year), u, ud"
                    + " and udoy the same in UTC.");

    private final Argument<Boolean> quiet = Argument.flag("-q", "Print no packets.");

    private final Argument<Boolean> numeric = Argument.flag("-n", "Accepted: names are never resolved.");

    private final Argument<String> resolved = Argument.text("-N", "FLAGS", "Accepted: names are never resolved.");

    /** Has {@code command} take the options, which have values once its line is parsed. */
    void addTo(CommandSpec command) {
        Argument.add(command, file, count);
        output.addTo(command);
        Argument.add(command, times, quiet, numeric, resolved);
    }

    /** {@return whether there is something to read} */
    boolean isGiven() {
        return !file.value().isEmpty();
    }

    /** {@return the capture's file, {@code -} for standard input} */
    String file() {
        return file.value();
    }

    /** {@return whether packets are printed also where they are written to a file} */
    boolean isPrintingAskedFor() {
        return output.isGiven();
    }

    /** {@return what prints the packets of {@code source}, on a terminal or elsewhere} */
    Tap tap(CommandLine line, Registry registry, String source, TextBuffer out, boolean isTerminal) throws IOException {
        Tap tap = output.tap(line, registry, source, out, isTerminal);
        return quiet.value() ? new EmptyTap() : tap;
    }

    /** {@return {@code tap}, for as many packets as are wanted} */
    Tap bounded(CommandLine line, Tap tap) {
        if (count.value().isEmpty()) {
            return tap;
        }
        return new FirstPackets(tap, RunOptions.number(line, "-c ", count.value()));
    }

    /** {@return how the summary tells the time} */
    TimeForm times(CommandLine line) {
        return TimeForm.of(times.value())
                .orElseThrow(() -> new ParameterException(
                        line,
                        "-t " + times.value() + ": expected "
                                + Arrays.stream(TimeForm.values())
                                        .map(TimeForm::letters)
                                        .collect(Collectors.joining(", "))));
    }
}
