package dev.peel.repl.script.dissector;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.UsageException;
import java.io.IOException;
import java.util.List;

/** A subcommand that a script declared. */
final class ScriptCommand implements Command {
    private final ScriptPlugin plugin;
    private final Declarations.CommandDeclaration declaration;

    ScriptCommand(ScriptPlugin plugin, Declarations.CommandDeclaration declaration) {
        this.plugin = plugin;
        this.declaration = declaration;
    }

    @Override
    public String name() {
        return declaration.name();
    }

    @Override
    public String description() {
        return declaration.description();
    }

    @Override
    public String usage() {
        return declaration.usage();
    }

    @Override
    public int run(CommandContext context, List<String> arguments) throws IOException {
        try {
            return run(plugin.enterCommand(context.limits()), context, arguments);
        } catch (ScriptFailure failed) {
            throw new UsageException(failed.toString(), failed);
        }
    }

    private int run(ScriptInstance instance, CommandContext context, List<String> arguments) throws IOException {
        CommandTools tools = new CommandTools(context, instance.values());
        try {
            instance.command(declaration.index(), instance.values().list(arguments), tools);
            context.out().flush();
            return tools.exitCode();
        } finally {
            plugin.leave(instance);
        }
    }
}
