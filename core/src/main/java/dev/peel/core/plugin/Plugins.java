package dev.peel.core.plugin;

import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plugins of a run: those on the class path, and those that were loaded from files. Immutable; safe for use by several threads.
 *
 * <p>One that cannot be loaded, or whose dissectors declare what others have declared, is left out as a whole and named in
 * {@link #problems}; the rest is not hurt.
 */
public final class Plugins {
    /** Those on the class path only. Making it costs nothing. */
    public static final Plugins BUILT_IN = new Plugins(List.of(), List.of(), Limits.DEFAULT, null);

    private final List<Plugin> loaded;
    private final List<Problem> problems;
    private final Limits limits;
    private @Nullable Registry registry; // made when first asked for, where nothing was loaded

    /**
     * A plugin that was left out.
     *
     * @param file what it is in
     * @param message a line for users, which names the file
     */
    public record Problem(Path file, String message) {}

    /** What plugin files can be; looked for when a file is there. */
    private static final class Formats {
        static final List<PluginFormat> ALL = ServiceLoader.load(PluginFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        private Formats() {}
    }

    private Plugins(List<Plugin> loaded, List<Problem> problems, Limits limits, @Nullable Registry registry) {
        this.loaded = List.copyOf(loaded);
        this.problems = List.copyOf(problems);
        this.limits = limits;
        this.registry = registry;
    }

    /** {@return the plugins on the class path and those in {@code files}, in their order, within the usual limits} */
    public static Plugins load(List<Path> files) {
        return load(files, Limits.DEFAULT);
    }

    /**
     * {@return the plugins on the class path and those in {@code files}, in their order}
     *
     * @param limits bound what each file may take, now and when they are {@link #reloaded}
     */
    public static Plugins load(List<Path> files, Limits limits) {
        return files.isEmpty() ? BUILT_IN : new Plugins(List.of(), List.of(), limits, null).reloaded(files);
    }

    /** {@return the plugins in {@code files} as they are now; one that can no longer be loaded stays as it is here} */
    public Plugins reloaded(List<Path> files) {
        if (files.isEmpty()) {
            return BUILT_IN;
        }
        List<Plugin> found = new ArrayList<>();
        List<Problem> wrong = new ArrayList<>();
        for (Path file : files) {
            try {
                found.add(load(file, limits));
            } catch (PluginException refused) {
                wrong.add(new Problem(file, String.valueOf(refused.getMessage())));
                loaded.stream()
                        .filter(plugin -> plugin.origin().equals(file.toString()))
                        .forEach(found::add);
            }
        }
        return checked(found, wrong, limits);
    }

    private static Plugin load(Path file, Limits limits) throws PluginException {
        for (PluginFormat format : Formats.ALL) {
            if (format.accepts(file)) {
                return load(format, file, limits);
            }
        }
        throw new PluginException(file + ": is no plugin: peel loads jars and files of JavaScript");
    }

    private static Plugin load(PluginFormat format, Path file, Limits limits) throws PluginException {
        try {
            return format.load(file, limits);
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            throw new PluginException(file + ": it cannot be loaded: " + broken, broken);
        }
    }

    /** {@return whether {@code file} has the form of a plugin, judged by its name} */
    public static boolean isPlugin(Path file) {
        return Formats.ALL.stream().anyMatch(format -> format.accepts(file));
    }

    /** Leaves out those that do not go with the ones before them; {@code register} is the plugin's code, which may throw anything. */
    private static Plugins checked(List<Plugin> found, List<Problem> wrong, Limits limits) {
        List<Dissector> dissectors = new ArrayList<>();
        ServiceLoader.load(Dissector.class).forEach(dissectors::add);
        List<Plugin> kept = new ArrayList<>();
        Registry registry = Registry.of(dissectors);
        for (Plugin plugin : found) {
            List<Dissector> all = new ArrayList<>(dissectors);
            all.addAll(plugin.dissectors());
            try {
                registry = plugin.dissectors().isEmpty() ? registry : Registry.of(all);
                dissectors = all;
                kept.add(plugin);
            } catch (RuntimeException | LinkageError | StackOverflowError refused) {
                boolean isTold = refused instanceof IllegalStateException;
                String reason = isTold ? String.valueOf(refused.getMessage()) : "it cannot be registered: " + refused;
                wrong.add(new Problem(Path.of(plugin.origin()), plugin.origin() + ": " + reason));
            }
        }
        return new Plugins(kept, wrong, limits, registry);
    }

    /** {@return what can be dissected, as it is when users have changed nothing} */
    public synchronized Registry registry() {
        Registry known = registry;
        if (known == null) {
            known = Registry.load();
            registry = known;
        }
        return known;
    }

    /** Begins to make what {@link #registry} gives, in a thread of its own; who asks for it meanwhile waits for it. */
    public void prepareRegistry() {
        Thread maker = new Thread(this::registry, "peel-registry");
        maker.setDaemon(true);
        maker.setUncaughtExceptionHandler((thread, met) -> {}); // who asks for the registry meets it, too
        maker.start();
    }

    /** {@return the plugins that were loaded from files} */
    public List<Plugin> loaded() {
        return loaded;
    }

    /** {@return the plugins that were left out} */
    public List<Problem> problems() {
        return problems;
    }

    /** {@return the subcommands that plugins bring} */
    public List<Command> commands() {
        return all(Command.class, Plugin::commands);
    }

    /** {@return the statistics that plugins bring} */
    public List<Statistic> statistics() {
        return all(Statistic.class, Plugin::statistics);
    }

    /** {@return what plugins tell of flows} */
    public List<FlowReports> flowReports() {
        return all(FlowReports.class, Plugin::flowReports);
    }

    private <T> List<T> all(Class<T> service, Function<Plugin, List<T>> brought) {
        List<T> all = new ArrayList<>();
        ServiceLoader.load(service).forEach(all::add);
        loaded.forEach(plugin -> all.addAll(brought.apply(plugin)));
        return all;
    }
}
