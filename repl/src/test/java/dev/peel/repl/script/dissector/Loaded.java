package dev.peel.repl.script.dissector;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.Plugin;
import dev.peel.core.plugin.PluginException;
import dev.peel.core.print.FieldsFormat;
import dev.peel.core.print.FieldsPrinter;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.Tap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BiFunction;

/** A registry with a script's dissectors in it, within a test: what is printed of captures, and what users are told. */
final class Loaded {
    static final Path EXAMPLES = Path.of("..", "examples", "dissector-js");

    private final Registry registry;
    private final Plugin plugin;
    private final Limits limits;
    private final List<String> warnings = new ArrayList<>();

    /** {@return the same for dissectors in Java} */
    static Loaded of(List<Dissector> dissectors) {
        return new Loaded(new Plugin("java", "", "test", dissectors, List.of(), List.of(), List.of()), Limits.DEFAULT);
    }

    private Loaded(Plugin plugin, Limits limits) {
        this(plugin, limits, with(plugin.dissectors()));
    }

    private Loaded(Plugin plugin, Limits limits, Registry registry) {
        this.plugin = plugin;
        this.limits = limits;
        this.registry = registry;
    }

    /** {@return the same where the user has chosen {@code value} for a preference} */
    Loaded preferring(String name, String value) {
        return new Loaded(plugin, limits, registry.preferring(Map.of(name, value)));
    }

    /** {@return all dissectors on the class path, and {@code more}} */
    static Registry with(List<? extends Dissector> more) {
        List<Dissector> all = new ArrayList<>();
        ServiceLoader.load(Dissector.class).forEach(all::add);
        all.addAll(more);
        return Registry.of(all);
    }

    static Loaded script(String text) {
        return script(text, Limits.DEFAULT);
    }

    static Loaded script(String text, Limits limits) {
        try {
            return new Loaded(new ScriptPlugin("test.js", "test", text).plugin(), limits);
        } catch (PluginException wrong) {
            throw new AssertionError(wrong);
        }
    }

    static Loaded file(Path file) {
        try {
            return new Loaded(new ScriptPluginFormat().load(file, Limits.DEFAULT), Limits.DEFAULT);
        } catch (PluginException wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** {@return what somebody is told who loads {@code text}} */
    static String refusal(String text) {
        try {
            new ScriptPlugin("test.js", "test", text);
            throw new AssertionError("was loaded: " + text);
        } catch (PluginException wrong) {
            return wrong.getMessage();
        }
    }

    Registry registry() {
        return registry;
    }

    Plugin plugin() {
        return plugin;
    }

    List<String> warnings() {
        return warnings;
    }

    /** {@return the fields of each packet, as {@code -T fields} prints them} */
    String fields(Path capture, String... names) {
        return print(capture, (known, out) -> new FieldsPrinter(known, List.of(names), FieldsFormat.DEFAULT, out));
    }

    /** {@return what a printer prints of a capture} */
    String print(Path capture, BiFunction<Registry, TextBuffer, Tap> printer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextBuffer out = new TextBuffer(bytes);
        try {
            context(out).scan(capture.toString(), printer.apply(registry, out));
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    CommandContext context(TextBuffer out) {
        return new CommandContext(
                registry, limits, CaptureLimits.DEFAULT, 2, InputStream.nullInputStream(), out, warnings::add);
    }
}
