package dev.peel.repl.extension;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.PluginException;
import dev.peel.core.plugin.Plugins;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where plugins are looked for. Immutable.
 *
 * @param folders files, and folders with plugins in them, of which those that do not exist hold none
 * @param named files and folders that the user named for this run, which have to exist
 * @param limits bound what each plugin may take
 */
public record PluginPlaces(List<Path> folders, List<Path> named, Limits limits) {
    /** Nowhere. */
    public static final PluginPlaces NONE = new PluginPlaces(List.of(), List.of(), Limits.DEFAULT);

    /** The option that names a plugin. */
    public static final String OPTION = "--plugin";

    private static final String FOLDER = "plugins";
    private static final Pattern MEGABYTES =
            Pattern.compile("(?:--limit=)?" + Limit.PLUGIN_MEGABYTES.label() + "=([1-9][0-9]{0,8})");

    /** Copies the lists. */
    public PluginPlaces {
        folders = List.copyOf(folders);
        named = List.copyOf(named);
    }

    /**
     * {@return the places of a run}
     *
     * @param home the user's folder for peel, whose folder {@code plugins} is looked into
     * @param variable files and folders, as PATH has them; empty for none
     * @param arguments the command line: it is read here, since plugins bring commands, too
     * @throws PluginException when something is no path
     */
    public static PluginPlaces of(Path home, String variable, String... arguments) throws PluginException {
        List<Path> folders = new ArrayList<>(List.of(home.resolve(FOLDER)));
        for (String part : variable.split(Pattern.quote(File.pathSeparator), -1)) {
            if (!part.isEmpty()) {
                folders.add(path("PEEL_PLUGINS", part));
            }
        }
        List<Path> named = new ArrayList<>();
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            if (arguments[i].startsWith(OPTION + "=")) {
                named.add(path(OPTION, arguments[i].substring(OPTION.length() + 1)));
            } else if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
                named.add(path(OPTION, arguments[++i]));
            }
        }
        return new PluginPlaces(folders, named, limits(arguments));
    }

    /** Plugins are loaded before the command line is read as a whole, which says what is wrong with a limit. */
    private static Limits limits(String... arguments) {
        Limits limits = Limits.DEFAULT;
        for (String argument : arguments) {
            Matcher megabytes = MEGABYTES.matcher(argument);
            if (megabytes.matches()) {
                limits = limits.with(Limit.PLUGIN_MEGABYTES, Integer.parseInt(megabytes.group(1)));
            }
        }
        return limits;
    }

    private static Path path(String where, String text) throws PluginException {
        try {
            return Path.of(text);
        } catch (InvalidPathException bad) {
            throw new PluginException(where + ": " + text + ": is no path of this system", bad);
        }
    }

    /**
     * {@return the plugins that are there now}
     *
     * @throws PluginException when a file that the user named cannot be loaded
     */
    Plugins load() throws PluginException {
        for (Path file : named) {
            if (!Files.exists(file)) {
                throw new PluginException(OPTION + " " + file + ": no such file or folder");
            }
        }
        Plugins plugins = Plugins.load(files(), limits);
        for (Plugins.Problem problem : plugins.problems()) {
            if (named.contains(problem.file())) {
                throw new PluginException(OPTION + " " + problem.message());
            }
        }
        return plugins;
    }

    /** {@return the files of plugins that are there now, in the order of the places and, within a folder, of their names} */
    List<Path> files() {
        Set<Path> seen = new HashSet<>();
        return Stream.concat(folders.stream(), named.stream())
                .flatMap(place -> within(place).stream())
                .filter(file -> seen.add(file.toAbsolutePath().normalize()))
                .toList();
    }

    private static List<Path> within(Path place) {
        if (!Files.isDirectory(place)) {
            return Files.exists(place) ? List.of(place) : List.of();
        }
        String[] names = place.toFile().list();
        return Arrays.stream(names == null ? new String[0] : names)
                .filter(name -> !name.startsWith("."))
                .sorted()
                .map(place::resolve)
                .filter(file -> Files.isRegularFile(file) && Plugins.isPlugin(file))
                .toList();
    }

    /** {@return by what a change of one of {@link #files} shows: names, times and sizes} */
    String state() {
        StringBuilder state = new StringBuilder();
        for (Path file : files()) {
            try {
                state.append(file)
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append(' ')
                        .append(Files.size(file))
                        .append('\n');
            } catch (IOException gone) {
                state.append(file).append(" gone\n");
            }
        }
        return state.toString();
    }
}
