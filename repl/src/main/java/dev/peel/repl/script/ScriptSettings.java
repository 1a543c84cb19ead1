package dev.peel.repl.script;

import dev.peel.core.index.Opening;
import dev.peel.core.index.Progress;
import dev.peel.core.plugin.CommandContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a session works with. Immutable.
 *
 * @param command what can be dissected, the limits, the screen, and where output goes
 * @param access the files that scripts may open and save
 * @param opener opens the captures that scripts ask for
 * @param files the captures that the user named, as scripts see them in {@code files}
 * @param arguments what the user gave the script, {@code args}
 * @param shown how many elements of a sequence are shown as a result, at least 1
 */
public record ScriptSettings(
        CommandContext command,
        FileAccess access,
        Opener opener,
        List<String> files,
        List<String> arguments,
        int shown) {
    private static final int SHOWN = 100;

    /** Opens captures. */
    @FunctionalInterface
    public interface Opener {
        /**
         * {@return the capture in {@code file}}
         *
         * @throws IOException when there is no such file or it is no capture
         */
        ScriptCapture open(Path file, Opening opening) throws IOException;
    }

    /** Copies the lists. */
    public ScriptSettings {
        files = List.copyOf(files);
        arguments = List.copyOf(arguments);
    }

    /** {@return settings for a session without arguments, which opens captures as they are asked for} */
    public static ScriptSettings of(CommandContext command, FileAccess access) {
        return new ScriptSettings(
                command,
                access,
                (file, opening) -> ScriptCapture.open(file, opening, command.plugins()),
                List.of(),
                List.of(),
                SHOWN);
    }

    /** {@return these settings with captures opened by {@code newOpener}} */
    public ScriptSettings with(Opener newOpener) {
        return new ScriptSettings(command, access, newOpener, files, arguments, shown);
    }

    /** {@return these settings with what the user named and gave} */
    public ScriptSettings with(List<String> newFiles, List<String> newArguments) {
        return new ScriptSettings(command, access, opener, newFiles, newArguments, shown);
    }

    /** {@return how captures are opened that nobody watches the opening of} */
    public Opening opening() {
        return new Opening(
                command.registry(),
                command.limits(),
                command.captureLimits(),
                command.threads(),
                Progress.NONE,
                List.of());
    }
}
