package dev.peel.repl.script.testing;

import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.plugin.PluginException;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.plugin.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The plugin that is tested, beside what peel is built of: no other plugin of the user's has a part in tests. Immutable.
 *
 * @param file the plugin
 * @param registry what can be dissected
 * @param own the plugin's dissectors
 * @param all all dissectors
 */
record TestedPlugin(Path file, Registry registry, List<Dissector> own, List<Dissector> all) {

    /**
     * {@return the plugin in {@code file}}
     *
     * @throws PluginException when it cannot be loaded
     */
    static TestedPlugin load(Path file, Limits limits) throws PluginException {
        Plugins plugins = Plugins.load(List.of(file), limits);
        if (!plugins.problems().isEmpty()) {
            throw new PluginException(plugins.problems().get(0).message());
        }
        List<Dissector> own = plugins.loaded().get(0).dissectors();
        List<Dissector> all = new ArrayList<>();
        ServiceLoader.load(Dissector.class).forEach(all::add);
        all.addAll(own);
        return new TestedPlugin(file, plugins.registry(), own, List.copyOf(all));
    }

    /**
     * {@return the dissector that reads talks}
     *
     * @param protocol its name; empty for the only one that reads a stream
     * @throws UsageException when there is none or it is not clear which
     */
    StreamDissector stream(String protocol) {
        List<StreamDissector> streams = own.stream()
                .filter(StreamDissector.class::isInstance)
                .map(StreamDissector.class::cast)
                .toList();
        if (streams.isEmpty()) {
            throw new UsageException("no dissector of " + file + " has pduLength; give frames to t.packets instead");
        }
        List<StreamDissector> meant = streams.stream()
                .filter(each -> protocol.isEmpty() || name(each).equals(protocol))
                .toList();
        if (meant.size() != 1) {
            String names = streams.stream().map(TestedPlugin::name).collect(Collectors.joining(", "));
            throw new UsageException(
                    (protocol.isEmpty() ? "which dissector is to read the talk?" : "no dissector " + protocol + ";")
                            + " talk(name) takes one of " + names);
        }
        return meant.get(0);
    }

    private static String name(Dissector dissector) {
        return dissector.protocol().field().abbreviation();
    }
}
