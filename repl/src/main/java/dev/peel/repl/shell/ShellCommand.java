package dev.peel.repl.shell;

import java.io.IOException;
import java.util.List;

/** A command of the prompt: a line that starts with a slash and its name. */
interface ShellCommand {

    /** {@return the word behind the slash, in lower case} */
    String name();

    /** {@return what may stand behind the name; empty where nothing may} */
    String usage();

    /** {@return what it does, a sentence} */
    String description();

    /** {@return the arguments explained, a line each; may be empty} */
    default List<String> help() {
        return List.of();
    }

    /** {@return what the arguments are, one by one, for completion; the last stands for all that follow} */
    default List<Argument> arguments() {
        return List.of();
    }

    /**
     * Runs the command.
     *
     * @param text what stands behind the name, without spaces around it
     * @throws dev.peel.core.plugin.UsageException when that is wrong
     * @throws IOException when the capture cannot be read or output cannot be written
     */
    void run(Session session, String text) throws IOException;
}
