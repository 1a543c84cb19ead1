package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Pdus;
import dev.peel.core.dissect.Table;
import dev.peel.repl.script.GuestValues;
import dev.peel.repl.script.Sources;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * What a script declares. The first context that runs it makes the fields, tables and protocols; the others, which run the same text, get
 * the same ones in the same order, and functions of their own.
 */
final class Declarations {
    private final List<ScriptField> fields = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<ScriptStream> streams = new ArrayList<>();
    private final List<DissectorDeclaration> dissectors = new ArrayList<>();
    private final List<CommandDeclaration> commands = new ArrayList<>();
    private boolean isComplete;

    /** A command: its name, what it does, and what may stand behind its name. */
    record CommandDeclaration(int index, String name, String description, String usage) {}

    /** The functions of a stream of messages. */
    record StreamFunctions(Value pduLength, Value dissect) {}

    /** {@return what takes the declarations of one more context} */
    Reading begin() {
        return new Reading();
    }

    /** Says that the first context has run the script. */
    void end() {
        isComplete = true;
    }

    boolean isEmpty() {
        return dissectors.isEmpty() && commands.isEmpty();
    }

    List<Table> tables() {
        return tables;
    }

    List<DissectorDeclaration> dissectors() {
        return dissectors;
    }

    List<CommandDeclaration> commands() {
        return commands;
    }

    private <T> T known(List<T> all, int index, Supplier<T> maker) {
        if (!isComplete) {
            all.add(maker.get());
        } else if (index >= all.size()) {
            throw new ScriptFailure(
                    "Error: the script declares more when it is run again; it must not depend on chance or time");
        }
        return all.get(index);
    }

    /** The declarations of one context. */
    final class Reading {
        private final List<Map<ScriptFunction, Value>> functions = new ArrayList<>();
        private final List<Value> fieldObjects = new ArrayList<>();
        private final List<StreamFunctions> streamFunctions = new ArrayList<>();
        private final List<Value> commandFunctions = new ArrayList<>();
        private @Nullable GuestValues values;
        private int fieldCount;
        private int tableCount;

        /** Gives the script the functions by which it declares. */
        void define(Context context, GuestValues guestValues) {
            Value global = context.getBindings(Sources.LANGUAGE);
            values = guestValues;
            FieldBuilders.NAMES.forEach(name -> put(global, name, arguments -> field(name, arguments)));
            put(global, "table", this::table);
            put(global, "stream", this::stream);
            put(global, "dissector", this::dissector);
            put(global, "tap", this::tap);
            put(global, "command", this::command);
            global.putMember("NEED_MORE", Pdus.NEED_MORE);
            global.putMember("NOT_A_PDU", Pdus.NOT_A_PDU);
            global.putMember("UNTIL_END", Pdus.UNTIL_END);
        }

        private void put(Value global, String name, ProxyExecutable function) {
            global.putMember(name, (ProxyExecutable) arguments -> {
                try {
                    return function.execute(arguments);
                } catch (ScriptFailure wrong) {
                    throw wrong(wrong.toString().replaceFirst("^\\w+: ", ""));
                }
            });
        }

        /** {@return an error of the language, which knows its place in the script as an exception of Java does not} */
        RuntimeException wrong(String message) {
            try {
                return Objects.requireNonNull(values).failure("TypeError", message);
            } catch (PolyglotException thrown) {
                return thrown;
            }
        }

        Value of(ScriptDissector dissector, ScriptFunction function) {
            return Objects.requireNonNull(
                    functions.get(dissector.declaration().index()).get(function));
        }

        Value fields(ScriptDissector dissector) {
            return fieldObjects.get(dissector.declaration().index());
        }

        StreamFunctions of(ScriptStream stream) {
            return streamFunctions.get(stream.index());
        }

        Value command(int index) {
            return commandFunctions.get(index);
        }

        private Object field(String builder, Value[] arguments) {
            ScriptField field = known(fields, fieldCount, () -> FieldBuilders.field(builder, arguments));
            fieldCount++;
            return field;
        }

        private Object table(Value[] arguments) {
            String name = Specification.text(arguments, 0, "table(name)");
            Table table = known(tables, tableCount, () -> Table.of(name));
            tableCount++;
            return table;
        }

        private Object stream(Value[] arguments) {
            Specification given =
                    Specification.of(arguments, "stream", Set.of("name", "title", "pduLength", "dissect"));
            int index = streamFunctions.size();
            streamFunctions.add(new StreamFunctions(given.function("pduLength"), given.function("dissect")));
            return known(streams, index, () -> ScriptStream.of(index, given.text("name"), given.text("title")));
        }

        private Object dissector(Value[] arguments) {
            Specification given = Specification.of(arguments, "dissector", DissectorReader.OPTIONS);
            int index = functions.size();
            EnumMap<ScriptFunction, Value> own = new EnumMap<>(ScriptFunction.class);
            for (ScriptFunction function : ScriptFunction.values()) {
                if (function == ScriptFunction.DISSECT || given.has(function.label())) {
                    own.put(function, given.function(function.label()));
                }
            }
            functions.add(own);
            fieldObjects.add(given.member("fields"));
            known(dissectors, index, () -> DissectorReader.read(given, index, own.keySet(), dissectors));
            return true;
        }

        private Object tap(Value[] arguments) {
            Specification given = Specification.of(arguments, "tap", DissectorReader.OF_TAP);
            int index = functions.size();
            functions.add(Map.of(ScriptFunction.PACKET, given.function(ScriptFunction.PACKET.label())));
            fieldObjects.add(given.member("fields"));
            known(dissectors, index, () -> DissectorReader.readTap(given, index, dissectors));
            return true;
        }

        private Object command(Value[] arguments) {
            Specification given = Specification.of(arguments, "command", Set.of("name", "description", "usage", "run"));
            int index = commandFunctions.size();
            commandFunctions.add(given.function("run"));
            known(
                    commands,
                    index,
                    () -> new CommandDeclaration(
                            index, given.text("name"), given.text("description"), given.text("usage", "")));
            return true;
        }
    }
}
