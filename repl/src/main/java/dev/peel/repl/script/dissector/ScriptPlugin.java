package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Table;
import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.Plugin;
import dev.peel.core.plugin.PluginException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One file's plugin: what it declares, and as many contexts of its script as threads were in it at a time. Thread-safe.
 *
 * <p>A thread keeps the context that it is in for what it calls within, so a script that leads to itself needs no second one, and no
 * thread ever waits for another.
 */
final class ScriptPlugin {
    private static final int MOST_OVERRUNS =
            3; // calls that took too long, after which the script is not called any more

    private static final int MILLISECONDS = 1000; // in a second

    private final String file;
    private final String name;
    private final String text;
    private final Declarations declarations;
    private final List<ScriptDissector> dissectors;
    private final CopyOnWriteArrayList<ScriptInstance> instances = new CopyOnWriteArrayList<>();
    private volatile int milliseconds = Limit.SCRIPT_CALL_MILLISECONDS.defaultValue();
    private volatile int megabytes = Limit.SCRIPT_MEGABYTES.defaultValue();
    private int overruns;
    private volatile String ended = "";

    /**
     * Loads the script.
     *
     * @param file what messages call it
     * @throws PluginException when it is no script, or declares what cannot be
     */
    ScriptPlugin(String file, String name, String text) throws PluginException {
        this.file = file;
        this.name = name;
        this.text = text;
        declarations = new Declarations();
        try {
            ScriptInstance first = new ScriptInstance(this, declarations.begin());
            instances.add(first);
        } catch (ScriptFailure wrong) {
            throw new PluginException(wrong.toString(), wrong);
        }
        declarations.end();
        if (declarations.isEmpty()) {
            throw new PluginException(
                    file + ": declares nothing; a plugin calls dissector({ ... }) or command({ ... })");
        }
        dissectors = declarations.dissectors().stream()
                .map(declared -> ScriptDissector.of(this, declared))
                .toList();
    }

    /** {@return what it brings} */
    Plugin plugin() {
        return new Plugin(
                name,
                "",
                file,
                List.copyOf(dissectors),
                declarations.commands().stream()
                        .<Command>map(declared -> new ScriptCommand(this, declared))
                        .toList(),
                List.of(),
                List.of());
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    List<Table> tables() {
        return declarations.tables();
    }

    /** {@return a context that the calling thread has for itself until it {@link #leave}s} */
    ScriptInstance enter(@Nullable Dissection d) {
        if (!ended.isEmpty()) {
            throw new ScriptFailure(ended);
        }
        if (d != null) {
            milliseconds = d.bound(Limit.SCRIPT_CALL_MILLISECONDS);
            megabytes = d.bound(Limit.SCRIPT_MEGABYTES);
        }
        return enter(milliseconds);
    }

    /** As {@link #enter(Dissection)}, for a command, which may take as long as a script. */
    ScriptInstance enterCommand(Limits limits) {
        megabytes = limits.get(Limit.SCRIPT_MEGABYTES);
        return enter(Math.multiplyExact(limits.get(Limit.SCRIPT_SECONDS), MILLISECONDS));
    }

    private ScriptInstance enter(int mostMilliseconds) {
        ScriptInstance free = null;
        for (ScriptInstance instance : instances) {
            if (instance.isMine()) {
                return instance.enterAgain();
            }
            free = free == null && instance.take() ? instance : free;
        }
        if (free == null) {
            free = new ScriptInstance(this, declarations.begin());
            free.take();
            instances.add(free);
        }
        return free.enter(mostMilliseconds, megabytes);
    }

    void leave(ScriptInstance instance) {
        instance.leave();
    }

    /** Says that a call took too long. */
    synchronized void overran() {
        overruns++;
        if (overruns == MOST_OVERRUNS) {
            end(file + ": is not called any more, since " + overruns + " calls took longer than limit "
                    + Limit.SCRIPT_CALL_MILLISECONDS.label() + " (" + milliseconds + ") allows");
        }
    }

    /** Ends the script for good: what it holds is given back. */
    synchronized void end(String reason) {
        ended = reason;
        instances.clear();
    }
}
