package dev.peel.repl.script;

import dev.peel.core.filter.FilterException;
import dev.peel.core.plugin.UsageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * The functions of Java's that peel's own scripts call; users' scripts never see them. What they throw becomes an error of JavaScript.
 */
public final class HostFunctions {
    private final GuestValues values;
    private final Map<String, Object> functions = new HashMap<>();

    /** A function. */
    @FunctionalInterface
    public interface Body {
        /** {@return the function's value, null for {@code undefined}} */
        Object call(Value[] arguments) throws IOException;
    }

    /** A function without a value. */
    @FunctionalInterface
    public interface Action {
        /** Does it. */
        void run(Value[] arguments) throws IOException;
    }

    /** Makes functions whose values {@code values} makes. */
    public HostFunctions(GuestValues values) {
        this.values = values;
    }

    /** {@return what makes values of JavaScript} */
    GuestValues values() {
        return values;
    }

    /** Adds a function. */
    public void add(String name, Body body) {
        functions.put(name, (ProxyExecutable) arguments -> guarded(body, arguments));
    }

    /** Adds a function without a value. */
    public void addAction(String name, Action action) {
        add(name, arguments -> {
            action.run(arguments);
            return values.none();
        });
    }

    /** {@return all functions, as the members of an object} */
    public ProxyObject object() {
        return ProxyObject.fromMap(functions);
    }

    private Object guarded(Body body, Value[] arguments) {
        try {
            return body.call(arguments);
        } catch (ScriptException wrong) {
            throw values.failure(wrong);
        } catch (FilterException wrong) {
            throw values.failure(ScriptException.syntax(wrong.getMessage() + "\n" + wrong.marked()));
        } catch (UsageException wrong) {
            throw values.failure(ScriptException.type(String.valueOf(wrong.getMessage())));
        } catch (IndexOutOfBoundsException wrong) {
            throw values.failure(ScriptException.range(String.valueOf(wrong.getMessage())));
        } catch (InterruptedIOException stopped) {
            throw new ScriptStopped("interrupted");
        } catch (IOException failed) {
            throw values.failure(ScriptException.other(String.valueOf(failed.getMessage())));
        }
    }
}
