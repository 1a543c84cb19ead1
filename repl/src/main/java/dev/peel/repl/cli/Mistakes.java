package dev.peel.repl.cli;

import dev.peel.core.field.Spelling;
import dev.peel.core.filter.FilterException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user reads when a command cannot do its work: one line, with the way out. */
final class Mistakes {
    /** The exit code when the command line is wrong, as tshark's. */
    static final int USAGE = 1;
    /** The exit code when the input cannot be read, or not to its end, as tshark's. */
    static final int INPUT = 2;

    private Mistakes() {}

    /** Tells what is wrong with the command line; of a filter, where too. */
    static int usage(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        String message = wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched(line, unmatched)
                : lowerCase(String.valueOf(wrong.getMessage()));
        tell(line.getErr(), message);
        for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof FilterException filter) {
                filter.marked().lines().forEach(marked -> line.getErr().println("    " + marked));
                line.getErr().flush();
            }
        }
        return USAGE;
    }

    /** Tells what went wrong with input or output, or that peel itself is at fault. */
    static int execution(Exception failed, CommandLine line, ParseResult parsed) {
        if (failed instanceof OutputException output) {
            if (output.isReaderGone()) {
                return CommandLine.ExitCode.OK;
            }
            tell(line.getErr(), "cannot write the output: " + output.getMessage());
        } else if (failed instanceof IOException) {
            tell(line.getErr(), String.valueOf(failed.getMessage()));
        } else {
            tell(line.getErr(), "internal error, please report it: " + failed);
            failed.printStackTrace(line.getErr());
        }
        return INPUT;
    }

    /** {@return the line that says that a dissector does not come back} */
    static String stuck(String protocol, long frame, int seconds) {
        return "dissector " + protocol + " has been at frame " + frame + " for " + seconds
                + " seconds (limit dissector-seconds)";
    }

    /** Tells {@code message}, one line. */
    static void tell(PrintWriter errors, String message) {
        errors.println("peel: " + message.lines().findFirst().orElse(""));
        errors.flush();
    }

    private static String unmatched(CommandLine line, UnmatchedArgumentException wrong) {
        String first = wrong.getUnmatched().get(0);
        if (first.startsWith("-")) {
            return "there is no option " + first + "; " + help(line);
        }
        if (line.getParent() != null) {
            return "\"" + first + "\" is one argument too many; " + help(line);
        }
        Set<String> commands = new TreeSet<>(OwnCommands.names());
        commands.addAll(line.getSubcommands().keySet());
        return "there is no command \"" + first + "\"; "
                + Spelling.nearest(commands, first)
                        .map(near -> "did you mean " + near + "?")
                        .orElseGet(() ->
                                "to read a capture: peel -r " + first + "; commands: " + String.join(", ", commands));
    }

    private static String help(CommandLine line) {
        return line.getCommandSpec().qualifiedName() + " --help lists all";
    }

    private static String lowerCase(String message) {
        boolean isWord = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return isWord ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }
}
