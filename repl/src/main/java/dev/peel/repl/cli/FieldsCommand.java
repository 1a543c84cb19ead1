package dev.peel.repl.cli;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Spelling;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the fields that peel can show. */
@Command(name = "fields", description = "Lists fields: abbreviation, type, protocol, meaning.")
final class FieldsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    PluginOptions plugins;

    @Mixin
    HelpOption help;

    @Parameters(
            arity = "0..1",
            paramLabel = "GLOB",
            description = "Only fields like this: * stands for any characters, ? for one, as in 'tls.alert*'."
                    + " Without either, fields whose abbreviation or meaning has it in it.")
    String glob = "";

    @Override
    public Integer call() {
        Registry registry = Peel.of(spec.commandLine()).extensions().plugins().registry();
        PrintWriter out = spec.commandLine().getOut();
        boolean isGlob = glob.indexOf('*') >= 0 || glob.indexOf('?') >= 0;
        Pattern pattern = pattern(isGlob ? glob : "*" + glob + "*");
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
                    spec.commandLine(),
                    "no field is like \"" + glob + "\""
                            + Spelling.nearest(registry.fieldNames(), glob)
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
