package dev.peel.repl.cli;

import dev.peel.repl.extension.Scaffold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the start of a plugin. */
@Command(
        name = "new",
        sortOptions = false,
        customSynopsis = "peel new dissector NAME --java|--js [--directory D]",
        description = "Makes a dissector to start from: a Maven project or a file of JavaScript, with tests.")
final class NewCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(names = "--java", description = "A Maven project, whose jar is a plugin.")
    boolean isJava;

    @Option(names = "--js", description = "A file of JavaScript, which is a plugin as it is.")
    boolean isScript;

    @Option(names = "--directory", paramLabel = "D", description = "Where it is made; by default a new folder NAME.")
    String directory = "";

    @Mixin
    HelpOption help;

    @Parameters(index = "0", paramLabel = "KIND", description = "dissector: there are no others.")
    String kind = "";

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = "The protocol's name in filters: lower-case letters and digits, a letter first.")
    String name = "";

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        if (!kind.equals("dissector")) {
            throw new ParameterException(line, "\"" + kind + "\": expected peel new dissector NAME --java|--js");
        }
        if (isJava == isScript) {
            throw new ParameterException(line, "in which language? peel new dissector NAME --java, or --js");
        }
        try {
            Scaffold scaffold = isJava ? Scaffold.java(name) : Scaffold.script(name);
            Path folder = RunOptions.path(line, "--directory ", directory.isEmpty() ? name : directory);
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
