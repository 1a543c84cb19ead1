package dev.peel.repl.cli;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Spelling;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Lists the fields that peel can show. */
final class FieldsCommand extends PeelCommand {
    private final Argument<String> glob = Argument.optionalWord(
            "GLOB",
            "",
            "Only fields like this: * stands for any characters, ? for one, as in 'tls.alert*'."
                    + " Without either, fields whose abbreviation or meaning has it in it.");

    FieldsCommand() {
        super("fields", "Lists fields: abbreviation, type, protocol, meaning.");
        PluginOptions.addTo(spec());
        HelpOption.addTo(spec());
        Argument.add(spec(), glob);
    }

    @Override
    public Integer call() {
        Registry registry = Peel.of(line()).extensions().plugins().registry();
        PrintWriter out = line().getOut();
        boolean isGlob = glob.value().indexOf('*') >= 0 || glob.value().indexOf('?') >= 0;
        Pattern pattern = pattern(isGlob ? glob.value() : "*" + glob.value() + "*");
        boolean found = false;
        for (Protocol protocol : registry.protocols()) {
            for (Field field : protocol.fields()) {
                if (pattern.matcher(field.abbreviation()).matches()
                        || !isGlob && pattern.matcher(field.label()).matches()) {
                    found = true;
                    out.printf(
                            "%-44s %-14s %-12s %s%n",
                            field.abbreviation(),
                            field.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            protocol.field().abbreviation(),
                            field.label());
                }
            }
        }
        out.flush();
        if (!found) {
            throw new CommandLine.ParameterException(
                    line(),
                    "no field is like \"" + glob.value() + "\""
                            + Spelling.nearest(registry.fieldNames(), glob.value())
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
        }
        return CommandLine.ExitCode.OK;
    }

    private static Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }
}
