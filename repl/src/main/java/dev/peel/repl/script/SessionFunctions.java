package dev.peel.repl.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Value;

/** What peel's scripts ask of the session: captures, packets made of bytes, help, the end. */
final class SessionFunctions {
    private static final int MOST_EXIT_CODE = 255;

    private final ScriptSettings settings;
    private final OpenCaptures captures;
    private final BuiltPackets built;
    private final ScriptApi api;
    private final FieldNames names;

    /** Ends the script. */
    @FunctionalInterface
    interface Ending {
        void exit(int code);
    }

    private final Ending ending;

    SessionFunctions(
            ScriptSettings settings,
            OpenCaptures captures,
            BuiltPackets built,
            ScriptApi api,
            FieldNames names,
            Ending ending) {
        this.settings = settings;
        this.captures = captures;
        this.built = built;
        this.api = api;
        this.names = names;
        this.ending = ending;
    }

    void addTo(HostFunctions host) {
        host.add("open", arguments -> open(arguments[0].asString()));
        host.addAction("close", arguments -> captures.close(arguments[0].asInt()));
        host.add("current", arguments -> captures.current());
        host.add("file", arguments -> captures.get(arguments[0].asInt()).file().toString());
        host.add(
                "frames",
                arguments -> captures.get(arguments[0].asInt()).index().frames());
        host.add(
                "build",
                arguments -> FieldValue.number(built.add(
                        arguments[0].asString(), arguments[1].asString().getBytes(StandardCharsets.ISO_8859_1))));
        host.add("help", arguments -> api.help(arguments[0].asString(), names));
        host.add("args", arguments -> host.values().list(settings.arguments()));
        host.add("files", arguments -> host.values().list(settings.files()));
        host.addAction("exit", this::exit);
    }

    private Object open(String name) throws IOException {
        captures.checkRoom();
        return captures.add(settings.opener().open(settings.access().check(name, "open"), settings.opening()));
    }

    private void exit(Value[] arguments) {
        Value code = arguments[0];
        if (!code.fitsInInt() || code.asInt() < 0 || code.asInt() > MOST_EXIT_CODE) {
            throw ScriptException.range("exit takes a code, 0 to " + MOST_EXIT_CODE);
        }
        ending.exit(code.asInt());
        throw new ScriptStopped("exit");
    }
}
