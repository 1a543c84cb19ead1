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

    private final String file;
    private final String name;
    private final String text;
    private final Declarations declarations;
    private final List<ScriptDissector> dissectors;
    private final CopyOnWriteArrayList<ScriptInstance> instances = new CopyOnWriteArrayList<>();
    private volatile Allowance ofCall =
            Allowance.ofCall(Limit.SCRIPT_CALL_MILLISECONDS.defaultValue(), Limit.SCRIPT_MEGABYTES.defaultValue());
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
        Allowance allowed = ofCall;
        if (d != null) {
            int milliseconds = d.bound(Limit.SCRIPT_CALL_MILLISECONDS);
            int megabytes = d.bound(Limit.SCRIPT_MEGABYTES);
            if (!allowed.is(milliseconds, megabytes)) {
                allowed = Allowance.ofCall(milliseconds, megabytes);
                ofCall = allowed;
            }
        }
        return enter(allowed);
    }

    /** As {@link #enter(Dissection)}, for a command, which may take as long as a script. */
    ScriptInstance enterCommand(Limits limits) {
        return enter(Allowance.ofCommand(limits.get(Limit.SCRIPT_SECONDS), limits.get(Limit.SCRIPT_MEGABYTES)));
    }

    private ScriptInstance enter(Allowance allowance) {
        if (!ended.isEmpty()) {
            throw new ScriptFailure(ended);
        }
        // The one that the thread is in comes before any that is free: to take another would keep both.
        for (ScriptInstance instance : instances) {
            if (instance.isMine()) {
                return instance.enterAgain();
            }
        }
        for (ScriptInstance instance : instances) {
            if (instance.take()) {
                return instance.enter(allowance);
            }
        }
        ScriptInstance made = new ScriptInstance(this, declarations.begin());
        made.take();
        instances.add(made);
        return made.enter(allowance);
    }

    void leave(ScriptInstance instance) {
        instance.leave();
    }

    /** Says that a call took too long. */
    synchronized void overran() {
        overruns++;
        if (overruns == MOST_OVERRUNS) {
            end(file + ": is not called any more, since " + overruns + " calls took longer than limit "
                    + Limit.SCRIPT_CALL_MILLISECONDS.label() + " (" + ofCall.milliseconds() + ") allows");
        }
    }

    /** Ends the script for good: what it holds is given back. */
    synchronized void end(String reason) {
        ended = reason;
        instances.clear();
    }
}
