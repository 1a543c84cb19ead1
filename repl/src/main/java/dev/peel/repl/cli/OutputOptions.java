package dev.peel.repl.cli;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Spelling;
import dev.peel.core.print.FieldsFormat;
import dev.peel.core.print.FieldsPrinter;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TextParts;
import dev.peel.core.print.TextPrinter;
import dev.peel.core.tap.Tap;
import dev.peel.repl.print.ChosenFieldsPrinter;
import dev.peel.repl.print.EkPrinter;
import dev.peel.repl.print.JsonLinesPrinter;
import dev.peel.repl.print.JsonPrinter;
import dev.peel.repl.print.PdmlPrinter;
import dev.peel.repl.print.ProtocolFilter;
import dev.peel.repl.print.PsmlPrinter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How packets are printed: tshark's letters with tshark's meaning. */
final class OutputOptions {
    @Option(
            names = "-T",
            paramLabel = "TYPE",
            description = "Print text (the default), fields, json, jsonraw, jsonl, ek, pdml, psml or tabs.")
    String type = OutputType.TEXT.word();

    @Option(names = "-V", description = "Print the tree of each packet's fields.")
    boolean tree;

    @Option(
            names = "-O",
            paramLabel = "PROTOCOLS",
            description = "As -V, but of all protocols except these, separated by commas, one line only.")
    String expanded = "";

    @Option(
            names = "-x",
            description =
                    "Print the bytes of each packet in hexadecimal and ASCII; with -T json and ek those of each field.")
    boolean bytes;

    @Option(names = "-P", description = "Print the one-line summary also with -V, -O or -x.")
    boolean summary;

    @Option(
            names = "-e",
            paramLabel = "FIELD",
            description = "A field to print with -T fields, json or ek; may be repeated.")
    List<String> fields = new ArrayList<>();

    @Option(
            names = "-E",
            paramLabel = "SETTING",
            description = "How -T fields prints; may be repeated: header=y|n, separator=CHARACTER (/t tab, /s space),"
                    + " occurrence=f|l|a, aggregator=CHARACTER, quote=d|s|n, bom=y|n.")
    List<String> settings = new ArrayList<>();

    @Option(
            names = "-j",
            paramLabel = "PROTOCOLS",
            description =
                    "With -T json, jsonraw, jsonl, ek or pdml, show the fields of these protocols only, separated by"
                            + " spaces.")
    String protocols = "";

    @Option(
            names = "-J",
            paramLabel = "PROTOCOLS",
            description = "As -j, with all that stands below the protocols' fields.")
    String protocolsWithAll = "";

    @Option(names = "--no-duplicate-keys", description = "Accepted: -T json never repeats a key.")
    boolean unique;

    @Option(
            names = "--color",
            arity = "0..1",
            fallbackValue = "always",
            paramLabel = "WHEN",
            description = "Colour text: auto (the default: on a terminal, unless NO_COLOR is set), always or never.")
    String color = "auto";

    /** {@return whether any of the options says how packets are printed} */
    boolean isGiven() {
        return summary || tree || bytes || !expanded.isEmpty() || !type.equals(OutputType.TEXT.word());
    }

    /**
     * {@return what prints the packets of the capture called {@code file}}
     *
     * @param isTerminal whether a terminal shows them
     */
    Tap tap(CommandLine line, Registry registry, String file, TextBuffer out, boolean isTerminal) throws IOException {
        FieldsFormat format = format(line);
        checkFilter(line, registry);
        OutputType known = type(line);
        check(line, known);
        try {
            return fields.isEmpty()
                    ? whole(line, known, registry, file, out, isTerminal)
                    : chosen(known, registry, format, out);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(line, unknown.getMessage(), unknown);
        }
    }

    private OutputType type(CommandLine line) {
        return OutputType.of(type)
                .orElseThrow(() -> new ParameterException(
                        line,
                        type.equals("ps")
                                ? "-T ps: PostScript is not printed; expected " + OutputType.words()
                                : "-T " + type + ": expected " + OutputType.words()));
    }

    private void check(CommandLine line, OutputType known) {
        if (known == OutputType.FIELDS && fields.isEmpty()) {
            throw new ParameterException(line, "-T fields prints the fields that -e names: add -e FIELD");
        }
        if (!known.takesFields() && !fields.isEmpty()) {
            throw new ParameterException(line, "-e names what -T fields, json and ek print: add -T fields");
        }
        if (bytes && !known.takesBytes()) {
            throw new ParameterException(
                    line, "-x prints bytes with -T text, tabs, json, jsonraw and ek, not with -T " + type);
        }
        if (!known.takesFilter() && !(protocols + protocolsWithAll).isBlank()) {
            throw new ParameterException(
                    line, "-j and -J go with -T json, jsonraw, jsonl, ek and pdml; with text -O does the same");
        }
    }

    private Tap chosen(OutputType known, Registry registry, FieldsFormat format, TextBuffer out) throws IOException {
        return switch (known) {
            case JSON -> ChosenFieldsPrinter.json(registry, fields, out);
            case EK -> ChosenFieldsPrinter.ek(registry, fields, out);
            case FIELDS, TEXT, TABS, JSONRAW, JSONL, PDML, PSML -> new FieldsPrinter(registry, fields, format, out);
        };
    }

    private Tap whole(
            CommandLine line, OutputType known, Registry registry, String file, TextBuffer out, boolean isTerminal)
            throws IOException {
        return switch (known) {
            case TEXT, TABS, FIELDS -> text(line, registry, known == OutputType.TABS, out, isTerminal);
            case JSON ->
                new JsonPrinter(registry, bytes ? JsonPrinter.Parts.BOTH : JsonPrinter.Parts.VALUES, filter(), out);
            case JSONRAW -> new JsonPrinter(registry, JsonPrinter.Parts.BYTES, filter(), out);
            case JSONL -> new JsonLinesPrinter(registry, filter(), out);
            case EK -> new EkPrinter(registry, bytes, filter(), out);
            case PDML -> new PdmlPrinter(registry, file, filter(), out);
            case PSML -> new PsmlPrinter(registry, out);
        };
    }

    /** tshark shows nothing for a name that does not exist; a slip is worth a word. */
    private void checkFilter(CommandLine line, Registry registry) {
        String letter = protocolsWithAll.isBlank() ? "-j " : "-J ";
        for (String name : filter().names()) {
            if (registry.fields(name).isEmpty()) {
                throw new ParameterException(
                        line,
                        letter + name + ": no protocol or field is called that"
                                + Spelling.nearest(registry.fieldNames(), name)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""));
            }
        }
    }

    private ProtocolFilter filter() {
        return protocolsWithAll.isBlank()
                ? ProtocolFilter.of(protocols, false)
                : ProtocolFilter.of(protocolsWithAll, true);
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

    private Tap text(CommandLine line, Registry registry, boolean isTabbed, TextBuffer out, boolean isTerminal) {
        Set<String> named = expanded(line, registry);
        boolean isTree = tree || !named.isEmpty();
        Colors colors = Colors.of(color)
                .orElseThrow(
                        () -> new ParameterException(line, "--color " + color + ": expected auto, always or never"));
        return new TextPrinter(
                registry,
                new TextParts(
                        summary || !isTree && !bytes,
                        isTabbed,
                        isTree,
                        named,
                        bytes,
                        colors.apply(isTerminal, System.getenv())),
                out);
    }

    private Set<String> expanded(CommandLine line, Registry registry) {
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
