package dev.peel.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The classes and resources of one jar, which are those that it had when it was read: the file may be replaced while they are in use,
 * and is not kept open.
 */
final class JarClasses extends ClassLoader {
    private static final String PROTOCOL = "peel-plugin";
    private static final String CLASS = ".class";

    private final Map<String, byte[]> entries;
    private final Manifest manifest;
    private final ProtectionDomain domain;

    static {
        registerAsParallelCapable();
    }

    private JarClasses(Path file, Map<String, byte[]> entries, Manifest manifest, ClassLoader shared)
            throws MalformedURLException {
        super(file.toString(), shared);
        this.entries = entries;
        this.manifest = manifest;
        CodeSource source = new CodeSource(file.toUri().toURL(), (Certificate @Nullable []) null);
        domain = new ProtectionDomain(source, null, this, null);
    }

    /**
     * {@return what is in {@code file}, for this version of Java}
     *
     * @param mostBytes how much it may be, unpacked
     * @param shared what its classes see beside each other
     * @throws IOException when it is no whole jar, or more than {@code mostBytes}
     */
    static JarClasses read(Path file, long mostBytes, ClassLoader shared) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), true, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
            Map<String, byte[]> entries = new HashMap<>();
            long left = mostBytes;
            for (Iterator<JarEntry> all = jar.versionedStream().iterator(); all.hasNext(); ) {
                JarEntry entry = all.next();
                try (InputStream stream = jar.getInputStream(entry)) {
                    byte[] bytes = stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, left + 1));
                    left -= bytes.length;
                    if (left < 0) {
                        throw new IOException("it is larger than " + mostBytes + " bytes, unpacked");
                    }
                    entries.put(entry.getName(), bytes);
                }
            }
            Manifest manifest = jar.getManifest();
            return new JarClasses(file, entries, manifest == null ? new Manifest() : manifest, shared);
        }
    }

    /** {@return the value that the manifest has for {@code name}, empty where it has none} */
    String attribute(String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value.strip();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = entries.get(name.replace('.', '/') + CLASS);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length, domain);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        byte[] bytes = entries.get(name);
        try {
            return bytes == null ? null : new URL(PROTOCOL, "", -1, "/" + name, new Entry(bytes));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible); // the protocol has its handler beside it
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return Collections.enumeration(found == null ? List.of() : List.of(found));
    }

    /** Opens the resource that {@code bytes} are. */
    private static final class Entry extends URLStreamHandler {
        private final byte[] bytes;

        Entry(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    // The bytes are here.
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }
}
