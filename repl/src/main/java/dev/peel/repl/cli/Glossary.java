package dev.peel.repl.cli;

import dev.peel.core.dissect.Registry;
import dev.peel.core.print.RegistryPrinter;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What {@code -G} prints. */
final class Glossary {
    private Glossary() {}

    /** Prints what {@code what} names. */
    static void print(CommandLine line, String what, Registry registry, TextBuffer out) throws IOException {
        RegistryPrinter printer = new RegistryPrinter(registry, out);
        switch (what) {
            case "fields" -> printer.fields();
            case "protocols" -> printer.protocols();
            case "values" -> printer.values();
            case "currentprefs", "defaultprefs" -> PreferencesCommand.print(registry, out);
            default ->
                throw new ParameterException(
                        line, "-G " + what + ": expected fields, protocols, values, currentprefs or defaultprefs");
        }
    }
}
