package dev.peel.repl.script;

import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * A session of JavaScript: what scripts leave behind, later ones find.
 *
 * <p>Used by one thread at a time, but for {@link #interrupt}. Making one costs about a second; whoever may not need it makes none.
 */
public final class ScriptSession implements Closeable {
    private static final String MODULE = "application/javascript+module";
    private static final Pattern DECLARATION = Pattern.compile("\\A(\\s*)(const|let)(\\s)");
    private static final Pattern FIRST_NAME = Pattern.compile("\\A\\s*([A-Za-z_$][\\w$]*)\\s*(=(?!=)|=>|:)?");

    private final Context context;
    private final ScriptSettings settings;
    private final OpenCaptures captures;
    private final Passes passes;
    private final OutputFunctions output;
    private final PacketFunctions packets;
    private final Watchdog watchdog;
    private final Completion completion;
    private final Value show;
    private int exitCode = -1;
    private int results;

    private ScriptSession(ScriptSettings settings) {
        this.settings = settings;
        Registry registry = settings.command().registry();
        Limits limits = settings.command().limits();
        context = Sandbox.context(new ModuleFiles(settings.access().script()));
        watchdog = new Watchdog(context, limits);
        captures = new OpenCaptures(limits);
        passes = new Passes(limits);
        GuestValues values = new GuestValues(context);
        FieldNames names = new FieldNames(registry);
        ScriptApi api = ScriptApi.load();
        BuiltPackets built = new BuiltPackets(registry, limits);
        PacketAccess access = new PacketAccess(registry, captures, passes, built, new CopyCache(limits));
        packets = new PacketFunctions(registry, captures, passes, access, names, values, watchdog::check);
        output = new OutputFunctions(settings, captures, access);
        HostFunctions host = new HostFunctions(values);
        packets.addTo(host);
        output.addTo(host);
        new FieldFunctions(registry, names).addTo(host);
        new FlowFunctions(
                        captures,
                        settings.command().plugins(),
                        settings.command().screen(),
                        settings.command()::warn)
                .addTo(host);
        new SessionFunctions(settings, captures, built, api, names, this::exit).addTo(host);
        Value own = Prelude.run(context, host);
        own.invokeMember("define", context.eval(Sources.own("global", "globalThis")));
        show = own.getMember("show");
        completion = new Completion(api, names, context);
    }

    /** {@return a new session} */
    public static ScriptSession start(ScriptSettings settings) {
        return new ScriptSession(settings);
    }

    /**
     * Makes {@code capture} the current one, which the session closes; the one that was current before is closed.
     *
     * @throws IOException when that one cannot be closed
     */
    public void use(ScriptCapture capture) throws IOException {
        captures.close(captures.current());
        captures.add(capture);
    }

    /**
     * Closes the current capture, if one is open; the one opened before it is the current one then.
     *
     * @throws IOException when it cannot be closed
     */
    public void closeCapture() throws IOException {
        captures.close(captures.current());
    }

    /** {@return the current capture, that which {@code packets} are of; empty where none is open} */
    public Optional<ScriptCapture> capture() {
        return Optional.ofNullable(captures.currentCapture());
    }

    /**
     * Evaluates a script, whose value is {@code _} to later ones, and {@code _1}, {@code _2} and so on.
     *
     * <p>A name that is declared first thing, by {@code let} or {@code const}, may be declared again by later scripts.
     *
     * @param name what the script is called in errors
     * @param text the script
     */
    public Evaluation evaluate(String name, String text) {
        String value = "(" + text.strip() + ")";
        boolean isObject = text.stripLeading().startsWith("{") && parses(value); // and no block, as people mean it here
        return evaluate(Sources.users(name, isObject ? value : redeclarable(text)), true);
    }

    /**
     * Runs the module in {@code file}, which may import others of its folder.
     *
     * @throws IOException when it cannot be read
     */
    public Evaluation run(Path file) throws IOException {
        return evaluate(
                Source.newBuilder(Sources.LANGUAGE, file.toFile())
                        .name(file.toString())
                        .mimeType(MODULE)
                        .build(),
                false);
    }

    private Evaluation evaluate(Source source, boolean isShown) {
        exitCode = -1;
        watchdog.begin();
        try {
            Value value = context.eval(source);
            return isShown ? result(value) : new Evaluation.Result("", "");
        } catch (PolyglotException failed) {
            if (exitCode >= 0) {
                return new Evaluation.Exit(exitCode);
            }
            return Mistakes.of(failed, watchdog.reason(), packets.absent());
        } finally {
            watchdog.end();
            passes.suspendAll();
        }
    }

    private Evaluation result(Value value) {
        if (value.isNull() && value.toString().equals("undefined")) {
            return new Evaluation.Result("", "");
        }
        results++;
        String name = "_" + results;
        Value global = context.getBindings(Sources.LANGUAGE);
        global.putMember("_", value);
        global.putMember(name, value);
        return new Evaluation.Result(
                name, Printable.of(show.execute(value, settings.shown()).asString()));
    }

    private void exit(int code) {
        exitCode = code;
        watchdog.stop("exit");
    }

    private static String redeclarable(String text) {
        Matcher declaration = DECLARATION.matcher(text);
        return declaration.find()
                ? declaration.replaceFirst(declaration.group(2).equals("let") ? "$1var$3" : "$1var  $3")
                : text;
    }

    /**
     * {@return whether {@code line} is JavaScript: it parses as such, and does not start with a name that nothing has here, as the
     * display filter {@code tcp.port == 443} does}
     */
    public boolean isScript(String line) {
        Matcher first = FIRST_NAME.matcher(line);
        if (first.find() && first.group(2) == null && completion.isUnknown(first.group(1))) {
            return false;
        }
        return parses(line);
    }

    private boolean parses(String text) {
        try {
            context.parse(Sources.users("text", text));
            return true;
        } catch (PolyglotException wrong) {
            return false;
        }
    }

    /** {@return whether {@code text} is the start of a script, and no whole one} */
    public boolean isIncomplete(String text) {
        try {
            context.parse(Sources.users("text", text));
            return false;
        } catch (PolyglotException wrong) {
            return wrong.isIncompleteSource()
                    || String.valueOf(wrong.getMessage()).contains("Missing close quote");
        }
    }

    /**
     * {@return what may stand after a dot behind {@code expression}, in the order of the alphabet; nothing of it is evaluated}
     *
     * @param expression names with dots between them and calls, such as {@code packets.first().tls}, with or without the dot
     *     behind it; empty for what an expression may start with
     */
    public List<Member> members(String expression) {
        return completion.members(expression);
    }

    /** Ends the script that runs, from another thread; the session goes on. Does nothing where none runs. */
    public void interrupt() {
        watchdog.stop("interrupted");
    }

    /**
     * Ends the session and closes its captures.
     *
     * @throws IOException when what was saved cannot be finished, or a capture cannot be closed
     */
    @Override
    public void close() throws IOException {
        passes.endAll();
        context.close(true);
        output.close();
        captures.close();
    }
}
