package dev.peel.repl.cli;

import dev.peel.core.dissect.Preference;
import dev.peel.core.dissect.Registry;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the preferences that dissectors declare. */
@Command(
        name = "preferences",
        description = "Lists what of dissectors can be chosen by -o NAME:VALUE: meaning, values, name and value.")
final class PreferencesCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    RunOptions run;

    @Mixin
    HelpOption help;

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        print(run.registry(line), new TextBuffer(Peel.of(line).out()));
        return CommandLine.ExitCode.OK;
    }

    /** Prints the preferences of {@code registry} in the layout of the file that they are saved in. */
    static void print(Registry registry, TextBuffer out) throws IOException {
        for (Preference<?> preference : registry.preferences()) {
            out.text("# " + preference.description() + "\n");
            out.text("# " + preference.kind() + "\n");
            out.text(preference.name() + ": " + registry.preferred(preference) + "\n\n");
        }
        out.flush();
    }
}
