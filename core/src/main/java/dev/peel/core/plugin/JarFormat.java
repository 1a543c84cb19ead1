package dev.peel.core.plugin;

import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Plugins as jars: what they name in {@code META-INF/services}, in a class loader of their own, which sees peel's API and the JDK.
 *
 * <p>The manifest says by {@code Peel-Api} for which {@link ApiVersion} the plugin is made, by {@code Peel-Plugin} its name, without
 * which it is called as its file, and by {@code Implementation-Version} its version.
 */
public final class JarFormat implements PluginFormat {
    private static final String SUFFIX = ".jar";
    private static final String API = "Peel-Api";
    private static final long MEGABYTE = 1024L * 1024; // bytes

    @Override
    public boolean accepts(Path file) {
        return file.toString().endsWith(SUFFIX);
    }

    @Override
    public Plugin load(Path file, Limits limits) throws PluginException {
        JarClasses classes = read(file, limits.get(Limit.PLUGIN_MEGABYTES) * MEGABYTE);
        checkApi(file, classes.attribute(API));
        String name = classes.attribute("Peel-Plugin");
        Plugin plugin = new Plugin(
                name.isEmpty() ? nameOf(file) : name,
                classes.attribute("Implementation-Version"),
                file.toString(),
                services(file, Dissector.class, classes),
                services(file, Command.class, classes),
                services(file, Statistic.class, classes),
                services(file, FlowReports.class, classes));
        if (plugin.isEmpty()) {
            throw new PluginException(file + ": the jar brings nothing that peel knows; name a class in"
                    + " META-INF/services/" + Dissector.class.getName());
        }
        return plugin;
    }

    private static JarClasses read(Path file, long most) throws PluginException {
        try {
            return JarClasses.read(file, most, new SharedClasses(JarFormat.class.getClassLoader()));
        } catch (IOException | RuntimeException damaged) {
            String what = Files.isReadable(file) ? "the jar is damaged" : "the jar cannot be read";
            throw new PluginException(file + ": " + what + ": " + damaged.getMessage(), damaged);
        }
    }

    private static void checkApi(Path file, String text) throws PluginException {
        ApiVersion wanted = ApiVersion.parse(text)
                .orElseThrow(() -> new PluginException(file + ": the manifest has "
                        + (text.isEmpty() ? "no " + API : API + ": " + text) + "; the plugin's build adds the line \""
                        + API
                        + ": " + ApiVersion.CURRENT + "\""));
        if (!ApiVersion.CURRENT.runs(wanted)) {
            throw new PluginException(file + ": it is made for version " + wanted + " of peel's API, and this peel has "
                    + ApiVersion.CURRENT + "; "
                    + (wanted.major() < ApiVersion.CURRENT.major()
                            ? "take a newer version of the plugin"
                            : "take a newer peel"));
        }
    }

    /** A service's constructor is the plugin's code, which may throw anything. */
    private static <T> List<T> services(Path file, Class<T> service, ClassLoader classes) throws PluginException {
        List<T> found = new ArrayList<>();
        try {
            ServiceLoader.load(service, classes).forEach(found::add);
        } catch (ServiceConfigurationError | RuntimeException | LinkageError | StackOverflowError broken) {
            Throwable cause = broken instanceof ServiceConfigurationError && broken.getCause() != null
                    ? broken.getCause()
                    : broken;
            throw new PluginException(
                    file + ": " + broken.getMessage() + (cause == broken ? "" : ": " + cause), broken);
        }
        return found;
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
