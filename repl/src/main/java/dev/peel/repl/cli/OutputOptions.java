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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How packets are printed: tshark's letters with tshark's meaning. */
final class OutputOptions {
    private final Argument<String> type = Argument.text(
            "-T",
            "TYPE",
            OutputType.TEXT.word(),
            "Print text (the default), fields, json, jsonraw, jsonl, ek, pdml, psml or tabs.");

    private final Argument<Boolean> tree = Argument.flag("-V", "Print the tree of each packet's fields.");

    private final Argument<String> expanded = Argument.text(
            "-O", "PROTOCOLS", "As -V, but of all protocols except these, separated by commas, one line only.");

    private final Argument<Boolean> bytes = Argument.flag(
            "-x", "Print the bytes of each packet in hexadecimal and ASCII; with -T json and ek those of each field.");

    private final Argument<Boolean> summary = Argument.flag("-P", "Print the one-line summary also with -V, -O or -x.");

    private final Argument<List<String>> fields =
            Argument.texts("-e", "FIELD", "A field to print with -T fields, json or ek; may be repeated.");

    private final Argument<List<String>> settings = Argument.texts(
            "-E",
            "SETTING",
            "How -T fields prints; may be repeated: header=y|n, separator=CHARACTER (/t tab, /s space),"
                    + " occurrence=f|l|a, aggregator=CHARACTER, quote=d|s|n, bom=y|n.");

    private final Argument<String> protocols = Argument.text(
            "-j",
            "PROTOCOLS",
            "With -T json, jsonraw, jsonl, ek or pdml, show the fields of these protocols only, separated by"
                    + " spaces.");

    private final Argument<String> protocolsWithAll =
            Argument.text("-J", "PROTOCOLS", "As -j, with all that stands below the protocols' fields.");

    private final Argument<Boolean> unique =
            Argument.flag("--no-duplicate-keys", "Accepted: -T json never repeats a key.");

    private final Argument<String> color = Argument.optionalText(
            "--color",
            "WHEN",
            "auto",
            "always",
            "Colour text: auto (the default: on a terminal, unless NO_COLOR is set), always or never.");

    /** Has {@code command} take the options, which have values once its line is parsed. */
    void addTo(CommandSpec command) {
        Argument.add(
                command,
                type,
                tree,
                expanded,
                bytes,
                summary,
                fields,
                settings,
                protocols,
                protocolsWithAll,
                unique,
                color);
    }

    /** {@return whether any of the options says how packets are printed} */
    boolean isGiven() {
        return summary.value()
                || tree.value()
                || bytes.value()
                || !expanded.value().isEmpty()
                || !type.value().equals(OutputType.TEXT.word());
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
            return fields.value().isEmpty()
                    ? whole(line, known, registry, file, out, isTerminal)
                    : chosen(known, registry, format, out);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(line, unknown.getMessage(), unknown);
        }
    }

    private OutputType type(CommandLine line) {
        return OutputType.of(type.value())
                .orElseThrow(() -> new ParameterException(
                        line,
                        type.value().equals("ps")
                                ? "-T ps: PostScript is not printed; expected " + OutputType.words()
                                : "-T " + type.value() + ": expected " + OutputType.words()));
    }

    private void check(CommandLine line, OutputType known) {
        if (known == OutputType.FIELDS && fields.value().isEmpty()) {
            throw new ParameterException(line, "-T fields prints the fields that -e names: add -e FIELD");
        }
        if (!known.takesFields() && !fields.value().isEmpty()) {
            throw new ParameterException(line, "-e names what -T fields, json and ek print: add -T fields");
        }
        if (bytes.value() && !known.takesBytes()) {
            throw new ParameterException(
                    line, "-x prints bytes with -T text, tabs, json, jsonraw and ek, not with -T " + type.value());
        }
        if (!known.takesFilter() && !(protocols.value() + protocolsWithAll.value()).isBlank()) {
            throw new ParameterException(
                    line, "-j and -J go with -T json, jsonraw, jsonl, ek and pdml; with text -O does the same");
        }
    }

    private Tap chosen(OutputType known, Registry registry, FieldsFormat format, TextBuffer out) throws IOException {
        return switch (known) {
            case JSON -> ChosenFieldsPrinter.json(registry, fields.value(), out);
            case EK -> ChosenFieldsPrinter.ek(registry, fields.value(), out);
            case FIELDS, TEXT, TABS, JSONRAW, JSONL, PDML, PSML ->
                new FieldsPrinter(registry, fields.value(), format, out);
        };
    }

    private Tap whole(
            CommandLine line, OutputType known, Registry registry, String file, TextBuffer out, boolean isTerminal)
            throws IOException {
        return switch (known) {
            case TEXT, TABS, FIELDS -> text(line, registry, known == OutputType.TABS, out, isTerminal);
            case JSON ->
                new JsonPrinter(
                        registry, bytes.value() ? JsonPrinter.Parts.BOTH : JsonPrinter.Parts.VALUES, filter(), out);
            case JSONRAW -> new JsonPrinter(registry, JsonPrinter.Parts.BYTES, filter(), out);
            case JSONL -> new JsonLinesPrinter(registry, filter(), out);
            case EK -> new EkPrinter(registry, bytes.value(), filter(), out);
            case PDML -> new PdmlPrinter(registry, file, filter(), out);
            case PSML -> new PsmlPrinter(registry, out);
        };
    }

    /** tshark shows nothing for a name that does not exist; a slip is worth a word. */
    private void checkFilter(CommandLine line, Registry registry) {
        String letter = protocolsWithAll.value().isBlank() ? "-j " : "-J ";
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
        return protocolsWithAll.value().isBlank()
                ? ProtocolFilter.of(protocols.value(), false)
                : ProtocolFilter.of(protocolsWithAll.value(), true);
    }

    private FieldsFormat format(CommandLine line) {
        FieldsFormat format = FieldsFormat.DEFAULT;
        try {
            for (String setting : settings.value()) {
                format = format.with(setting);
            }
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(line, wrong.getMessage(), wrong);
        }
        return format;
    }

    private Tap text(CommandLine line, Registry registry, boolean isTabbed, TextBuffer out, boolean isTerminal) {
        Set<String> named = expanded(line, registry);
        boolean isTree = tree.value() || !named.isEmpty();
        Colors colors = Colors.of(color.value())
                .orElseThrow(() ->
                        new ParameterException(line, "--color " + color.value() + ": expected auto, always or never"));
        return new TextPrinter(
                registry,
                new TextParts(
                        summary.value() || !isTree && !bytes.value(),
                        isTabbed,
                        isTree,
                        named,
                        bytes.value(),
                        colors.apply(isTerminal, System.getenv())),
                out);
    }

    private Set<String> expanded(CommandLine line, Registry registry) {
        Set<String> known = registry.protocols().stream()
                .map(protocol -> protocol.field().abbreviation())
                .collect(Collectors.toSet());
        Set<String> named = Arrays.stream(expanded.value().split(","))
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
