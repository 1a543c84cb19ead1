package dev.peel.repl.script;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/** Makes contexts in which scripts have the language, and nothing of the machine. */
public final class Sandbox {
    /** What the engine itself puts beside the language. */
    private static final String[] EXTRAS = {
        "Java",
        "Packages",
        "Polyglot",
        "Graal",
        "java",
        "javafx",
        "javax",
        "com",
        "org",
        "edu",
        "load",
        "loadWithNewGlobal",
        "print",
        "printErr",
        "console",
        "quit",
        "exit",
        "read",
        "readbuffer",
        "readline",
        "readFully",
        "readLine",
        "performance",
        "SharedArrayBuffer",
        "Atomics",
        "WebAssembly",
        "Worker"
    };

    private Sandbox() {}

    /**
     * {@return a context}
     *
     * @param modules the files that scripts can import
     */
    static Context context(ModuleFiles modules) {
        return context(modules, HostAccess.NONE, false);
    }

    /**
     * {@return a context that can import nothing, and knows strict mode only}
     *
     * @param access which methods of the objects that are put into the context it may call
     */
    public static Context context(HostAccess access) {
        return context(new ModuleFiles(null), access, true);
    }

    private static Context context(ModuleFiles modules, HostAccess access, boolean isStrict) {
        Context context = Context.newBuilder(Sources.LANGUAGE)
                .allowHostAccess(access)
                .allowHostClassLookup(name -> false)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowCreateThread(false)
                .allowNativeAccess(false)
                .allowCreateProcess(false)
                .allowIO(IOAccess.newBuilder().fileSystem(modules).build())
                .timeZone(ZoneOffset.UTC)
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .in(InputStream.nullInputStream())
                .allowExperimentalOptions(true)
                .option("engine.WarnInterpreterOnly", "false")
                .option("js.ecmascript-version", "2023")
                .option("js.java-package-globals", "false")
                .option("js.unhandled-rejections", "throw")
                .option("js.strict", String.valueOf(isStrict))
                .build();
        Value global = context.getBindings(Sources.LANGUAGE);
        for (String extra : EXTRAS) {
            global.removeMember(extra);
        }
        return context;
    }
}
