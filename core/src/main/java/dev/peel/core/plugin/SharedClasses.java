package dev.peel.core.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** What a plugin sees beside its own classes: the JDK, and of peel the API only. */
final class SharedClasses extends ClassLoader {
    private static final String API = "dev.peel.core.";
    private static final String INTERNAL = ".internal.";
    private static final String ANNOTATIONS = "org.jspecify.";

    private final ClassLoader peel;

    SharedClasses(ClassLoader peel) {
        super("peel-api", ClassLoader.getPlatformClassLoader());
        this.peel = peel;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean isShared = name.startsWith(API) && !name.contains(INTERNAL) || name.startsWith(ANNOTATIONS);
        return isShared ? peel.loadClass(name) : super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return getParent().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return getParent().getResources(name);
    }
}
