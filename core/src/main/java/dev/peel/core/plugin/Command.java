package dev.peel.core.plugin;

import java.io.IOException;
import java.util.List;

/**
 * A subcommand of {@code peel} that a plugin brings; found by {@link java.util.ServiceLoader}, so it has a public constructor without
 * parameters.
 *
 * <pre>{@code
 * public final class FirstCommand implements Command {
 *     public String name() {
 *         return "first";
 *     }
 *
 *     public String description() {
 *         return "Says hello to a file.";
 *     }
 *
 *     public String usage() {
 *         return "FILE";
 *     }
 *
 *     public int run(CommandContext context, List<String> arguments) throws IOException {
 *         context.out().text("hello " + arguments.get(0)).ascii('\n');
 *         return CommandContext.WHOLE;
 *     }
 * }
 * }</pre>
 */
public interface Command {

    /** {@return the word after {@code peel}, in lower case} */
    String name();

    /** {@return what it does, a sentence for the list of commands} */
    String description();

    /** {@return what may stand after the name, such as {@code FILE [--json]}} */
    String usage();

    /** {@return the arguments explained, a line each, for {@code --help}; may be empty} */
    default List<String> help() {
        return List.of();
    }

    /**
     * Runs the command.
     *
     * @param arguments what stands after the name, as the user typed it
     * @return the exit code: 0 when all went well, else what {@link CommandContext#scan} returned
     * @throws UsageException when the arguments are wrong
     * @throws IOException when the capture cannot be read or output cannot be written
     */
    int run(CommandContext context, List<String> arguments) throws IOException;
}
