package dev.peel.repl.script;

import dev.peel.core.plugin.CommandContext;
import java.io.Closeable;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/**
 * A session of JavaScript: what scripts leave behind, later ones find. The engine is made by the first script, not before.
 *
 * <p>Used by one thread at a time, but for {@link #interrupt}.
 */
public final class ScriptSession implements Closeable {
    private static final String LANGUAGE = "js";

    private final Context context;
    private int results;

    private ScriptSession(Context context) {
        this.context = context;
    }

    /** {@return a new session, whose scripts print to the output of {@code command} and keep its limits} */
    public static ScriptSession start(CommandContext command) {
        return new ScriptSession(Context.newBuilder(LANGUAGE)
                .allowHostAccess(HostAccess.NONE)
                .allowIO(IOAccess.NONE)
                .option("engine.WarnInterpreterOnly", "false")
                .build());
    }

    /**
     * Evaluates a script, whose value is {@code _} to later ones, and {@code _1}, {@code _2} and so on.
     *
     * @param name what the script is called in errors
     * @param text the script
     */
    public Evaluation evaluate(String name, String text) {
        try {
            Value value = context.eval(Source.newBuilder(LANGUAGE, text, name).buildLiteral());
            if (value.isNull()) {
                return new Evaluation.Result("", "");
            }
            results++;
            context.getBindings(LANGUAGE).putMember("_", value);
            context.getBindings(LANGUAGE).putMember("_" + results, value);
            return new Evaluation.Result("_" + results, value.toString());
        } catch (PolyglotException failed) {
            return new Evaluation.Mistake(String.valueOf(failed.getMessage()), name, 0, 0, "", failed.isInterrupted());
        }
    }

    /**
     * {@return whether {@code line} is JavaScript: it parses as such, and does not start with a name that nothing has here, as the
     * display filter {@code tcp.port == 443} does}
     */
    public boolean isScript(String line) {
        return parses(line);
    }

    /** {@return whether {@code text} is the start of a script, and no whole one} */
    public boolean isIncomplete(String text) {
        try {
            context.parse(LANGUAGE, text);
            return false;
        } catch (PolyglotException wrong) {
            return wrong.isIncompleteSource();
        }
    }

    private boolean parses(String text) {
        try {
            context.parse(LANGUAGE, text);
            return true;
        } catch (PolyglotException wrong) {
            return false;
        }
    }

    /**
     * {@return what may stand after a dot behind {@code expression}, in the order of the alphabet; nothing of it is evaluated}
     *
     * @param expression names with dots between them and calls, such as {@code packets.first().tls}; empty for what an expression
     *     may start with
     */
    public List<Member> members(String expression) {
        return context.getBindings(LANGUAGE).getMemberKeys().stream()
                .filter(key -> expression.isEmpty())
                .sorted()
                .map(key -> new Member(key, "", "", false))
                .toList();
    }

    /** Ends the script that runs, from another thread; the session goes on. Does nothing where none runs. */
    public void interrupt() {
        // Waits until the script has ended, which its own thread sees to.
        try {
            context.interrupt(java.time.Duration.ofSeconds(10));
        } catch (java.util.concurrent.TimeoutException late) {
            throw new IllegalStateException("the script does not end", late);
        }
    }

    /** Ends the session. */
    @Override
    public void close() {
        context.close(true);
    }
}
