package dev.peel.repl.cli;

import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.StreamRules;
import dev.peel.core.dissect.TimeForm;
import dev.peel.core.field.Spelling;
import dev.peel.core.print.FieldsFormat;
import dev.peel.core.print.FieldsPrinter;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TextParts;
import dev.peel.core.print.TextPrinter;
import dev.peel.core.tap.FirstPackets;
import dev.peel.core.tap.Tap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which packets are printed and how: tshark's letters with tshark's meaning. */
final class PacketOptions {
    @Option(names = "-r", paramLabel = "FILE", description = "Read packets from FILE; - is standard input.")
    String file = "";

    @Option(names = "-c", paramLabel = "COUNT", description = "Stop after COUNT packets.")
    String count = "";

    @Option(names = "-T", paramLabel = "TYPE", description = "Print text (the default) or fields.")
    String type = "text";

    @Option(names = "-V", description = "Print the tree of each packet's fields.")
    boolean tree;

    @Option(
            names = "-O",
            paramLabel = "PROTOCOLS",
            description = "As -V, but of all protocols except these, separated by commas, one line only.")
    String expanded = "";

    @Option(names = "-x", description = "Print the bytes of each packet in hexadecimal and ASCII.")
    boolean bytes;

    @Option(names = "-P", description = "Print the one-line summary also with -V, -O or -x.")
    boolean summary;

    @Option(
            names = "-t",
            paramLabel = "FORM",
            description =
                    "How the summary tells the time: r since the first packet (the default), d and dd since the packet"
                            + " before, e since 1970, a, ad and adoy local time (without date, with date, with day of the year), u, ud"
                            + " and udoy the same in UTC.")
    String times = TimeForm.RELATIVE.letters();

    @Option(names = "-e", paramLabel = "FIELD", description = "A field to print with -T fields; may be repeated.")
    List<String> fields = new ArrayList<>();

    @Option(
            names = "-E",
            paramLabel = "SETTING",
            description = "How -T fields prints; may be repeated: header=y|n, separator=CHARACTER (/t tab, /s space),"
                    + " occurrence=f|l|a, aggregator=CHARACTER, quote=d|s|n, bom=y|n.")
    List<String> settings = new ArrayList<>();

    @Option(names = "-q", description = "Print no packets.")
    boolean quiet;

    @Option(
            names = "-o",
            paramLabel = "NAME:VALUE",
            description =
                    "Set a preference of tshark's: tcp.reassemble_out_of_order or tcp.try_heuristic_first, TRUE or FALSE;"
                            + " accepted for others that name what peel does anyway.")
    List<String> preferences = new ArrayList<>();

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
        return summary || tree || bytes || !expanded.isEmpty() || !type.equals("text");
    }

    /** {@return what prints the packets} */
    Tap tap(CommandLine line, Registry registry, TextBuffer out) {
        FieldsFormat format = format(line);
        Tap tap =
                switch (type) {
                    case "text" -> text(line, registry, out);
                    case "fields" -> fields(line, registry, format, out);
                    case "json", "jsonraw", "jsonl", "ek", "pdml", "psml", "tabs", "ps" ->
                        throw new ParameterException(
                                line, "-T " + type + " is not built yet; there are text and fields");
                    default -> throw new ParameterException(line, "-T " + type + ": expected text or fields");
                };
        return quiet ? new Silence() : tap;
    }

    /** {@return {@code tap}, for as many packets as are wanted} */
    Tap bounded(CommandLine line, Tap tap) {
        if (count.isEmpty()) {
            return tap;
        }
        return new FirstPackets(tap, RunOptions.number(line, "-c ", count));
    }

    /** {@return how streams are read} */
    StreamRules streams(CommandLine line) {
        return Preferences.streams(line, preferences);
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

    private FieldsFormat format(CommandLine line) {
        FieldsFormat format = FieldsFormat.DEFAULT;
        try {
            for (String setting : settings) {
                format = format.with(setting);
            }
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(line, wrong.getMessage(), wrong);
        }
        return format;
    }

    private Tap fields(CommandLine line, Registry registry, FieldsFormat format, TextBuffer out) {
        if (fields.isEmpty()) {
            throw new ParameterException(line, "-T fields prints the fields that -e names: add -e FIELD");
        }
        try {
            return new FieldsPrinter(registry, fields, format, out);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(line, unknown.getMessage(), unknown);
        }
    }

    private Tap text(CommandLine line, Registry registry, TextBuffer out) {
        if (!fields.isEmpty()) {
            throw new ParameterException(line, "-e names what -T fields prints: add -T fields");
        }
        Set<String> protocols = protocols(line, registry);
        boolean isTree = tree || !protocols.isEmpty();
        return new TextPrinter(registry, new TextParts(summary || !isTree && !bytes, isTree, protocols, bytes), out);
    }

    private Set<String> protocols(CommandLine line, Registry registry) {
        Set<String> known = registry.protocols().stream()
                .map(protocol -> protocol.field().abbreviation())
                .collect(Collectors.toSet());
        Set<String> named = Arrays.stream(expanded.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        for (String name : named) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        line,
                        "-O " + name + ": no protocol is called that"
                                + Spelling.nearest(known, name)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""));
            }
        }
        return named;
    }
}
