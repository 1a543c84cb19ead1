package dev.peel.repl.script.testing;

import dev.peel.repl.script.Evaluation;
import dev.peel.repl.script.GuestValues;
import dev.peel.repl.script.HostFunctions;
import dev.peel.repl.script.Mistakes;
import dev.peel.repl.script.Sandbox;
import dev.peel.repl.script.Sources;
import dev.peel.repl.script.Watchdog;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** A file of tests in its sandbox. For one thread. */
final class TestFile implements Closeable {
    private final Context context = Sandbox.context(HostAccess.NONE);
    private final Watchdog watchdog;
    private final TestFunctions functions;
    private final TestChecks checks;
    private final Value t;
    private final List<Test> tests = new ArrayList<>();

    private record Test(String name, Value body) {}

    /** Makes the sandbox. */
    TestFile(TestedPlugin plugin, Path folder, TestSettings settings) {
        watchdog = new Watchdog(context, settings.limits());
        checks = new TestChecks(plugin, settings);
        GuestValues values = new GuestValues(context);
        functions = new TestFunctions(plugin, folder, settings, values);
        HostFunctions host = new HostFunctions(values);
        functions.addTo(host);
        host.addAction("test", arguments -> tests.add(new Test(arguments[0].asString(), arguments[1])));
        Value own = context.eval(Sources.resource("testing")).execute(host.object());
        context.getBindings(Sources.LANGUAGE).putMember("test", own.getMember("test"));
        t = own.getMember("t");
    }

    /**
     * Lets the file declare its tests.
     *
     * @return what is wrong with it, empty where nothing is
     */
    Optional<String> declare(String name, String text) {
        return watched(() -> context.eval(Sources.users(name, text)));
    }

    /** Runs the tests in their order and tells {@code report} of each. */
    void run(TestReport report) {
        for (Test test : tests) {
            functions.begin();
            Optional<String> failure = watched(() -> run(test));
            report.ended(test.name, failure.or(this::check));
            report.checked(functions.talks().size(), functions.frames().size());
        }
    }

    private void run(Test test) {
        Value returned = test.body.execute(t);
        if (returned.hasMembers() && returned.canInvokeMember("then")) {
            throw new IllegalStateException("a promise is not waited for; the function must not be async");
        }
    }

    /** What was made as the test wanted it is looked at further. */
    private Optional<String> check() {
        return functions.talks().stream()
                .map(checks::check)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> functions.frames().stream()
                        .map(checks::check)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<String> watched(Runnable script) {
        watchdog.begin();
        try {
            script.run();
            return Optional.empty();
        } catch (PolyglotException failed) {
            Evaluation.Mistake mistake = Mistakes.of(failed, watchdog.reason(), "");
            String marked = mistake.marked().isEmpty() ? "" : "\n" + mistake.marked();
            return Optional.of(mistake.located().replaceFirst("(?<=\\d: )Error: ", "") + marked);
        } catch (IllegalStateException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        } finally {
            watchdog.end();
        }
    }

    @Override
    public void close() {
        context.close(true);
    }
}
