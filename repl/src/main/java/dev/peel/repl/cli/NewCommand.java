package dev.peel.repl.cli;

import dev.peel.repl.extension.Scaffold;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Makes the start of a plugin. */
final class NewCommand extends PeelCommand {
    private final Argument<Boolean> isJava = Argument.flag("--java", "A Maven project, whose jar is a plugin.");

    private final Argument<Boolean> isScript =
            Argument.flag("--js", "A file of JavaScript, which is a plugin as it is.");

    private final Argument<String> directory =
            Argument.text("--directory", "D", "Where it is made; by default a new folder NAME.");

    private final Argument<String> kind = Argument.word(0, "KIND", "dissector: there are no others.");

    private final Argument<String> name =
            Argument.word(1, "NAME", "The protocol's name in filters: lower-case letters and digits, a letter first.");

    NewCommand() {
        super("new", "Makes a dissector to start from: a Maven project or a file of JavaScript, with tests.");
        spec().usageMessage().sortOptions(false).customSynopsis("peel new dissector NAME --java|--js [--directory D]");
        Argument.add(spec(), isJava, isScript, directory);
        HelpOption.addTo(spec());
        Argument.add(spec(), kind, name);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = line();
        if (!kind.value().equals("dissector")) {
            throw new ParameterException(
                    line, "\"" + kind.value() + "\": expected peel new dissector NAME --java|--js");
        }
        if (isJava.value().equals(isScript.value())) {
            throw new ParameterException(line, "in which language? peel new dissector NAME --java, or --js");
        }
        try {
            Scaffold scaffold = isJava.value() ? Scaffold.java(name.value()) : Scaffold.script(name.value());
            Path folder = RunOptions.path(
                    line, "--directory ", directory.value().isEmpty() ? name.value() : directory.value());
            for (Path file : scaffold.write(folder)) {
                line.getOut().println(file.normalize());
            }
            line.getOut().flush();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(line, String.valueOf(wrong.getMessage()), wrong);
        }
        return CommandLine.ExitCode.OK;
    }
}
