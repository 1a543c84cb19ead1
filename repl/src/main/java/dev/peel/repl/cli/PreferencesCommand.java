package dev.peel.repl.cli;

import dev.peel.core.dissect.Preference;
import dev.peel.core.dissect.Registry;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import picocli.CommandLine;

/** Lists the preferences that dissectors declare. */
final class PreferencesCommand extends PeelCommand {
    private final RunOptions run = new RunOptions();

    PreferencesCommand() {
        super(
                "preferences",
                "Lists what of dissectors can be chosen by -o NAME:VALUE: meaning, values, name and value.");
        run.addTo(spec());
        HelpOption.addTo(spec());
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = line();
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
