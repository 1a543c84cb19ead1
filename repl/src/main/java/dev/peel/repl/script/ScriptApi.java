package dev.peel.repl.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What scripts see, as a description: the types, their members, what these are for. Help, completion and {@code peel.d.ts} are made from
 * it. Immutable.
 */
final class ScriptApi {
    /** The type whose members are the names that scripts start with. */
    static final String GLOBALS = "Globals";

    /**
     * A type.
     *
     * @param name with its parameters, such as {@code Sequence<T>}
     * @param parent what it extends, empty for nothing
     */
    record Type(String name, String parent, String description, List<Entry> entries) {

        /** {@return the name without parameters} */
        String plainName() {
            return name.replaceFirst("<.*", "");
        }
    }

    /**
     * A member.
     *
     * @param signature what stands behind the name in TypeScript: {@code : string} or {@code (path: string): Capture}
     */
    record Entry(String name, String signature, String description) {

        /** {@return whether it is a function} */
        boolean isCalled() {
            return signature.startsWith("(") || signature.startsWith("<");
        }

        /** {@return the type of its value; of a function, of what it returns} */
        String type() {
            return isCalled() ? signature.substring(signature.lastIndexOf("): ") + 3) : signature.substring(2);
        }
    }

    private final Map<String, Type> types;

    private ScriptApi(Map<String, Type> types) {
        this.types = types;
    }

    /** {@return the description} */
    static ScriptApi load() {
        Map<String, Type> types = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ScriptApi.class.getResourceAsStream("api.tsv")), StandardCharsets.UTF_8))) {
            Type type = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                if (columns.length == 3 && !columns[0].isEmpty()) {
                    type = new Type(columns[0], columns[1], columns[2], new ArrayList<>());
                    types.put(type.plainName(), type);
                } else if (columns.length == 4 && type != null) {
                    type.entries().add(new Entry(columns[1], columns[2], columns[3]));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new ScriptApi(types);
    }

    /** {@return all types, in the order of the description} */
    List<Type> types() {
        return List.copyOf(types.values());
    }

    /** {@return the type called {@code name}, parameters apart; null where there is none} */
    @Nullable
    Type type(String name) {
        return types.get(name.replaceFirst("<.*", "").replaceFirst(" \\|.*", ""));
    }

    /** {@return the members of a type, those of what it extends among them} */
    List<Entry> entries(Type type) {
        List<Entry> all = new ArrayList<>(type.entries());
        Type parent = type.parent().isEmpty() ? null : type(type.parent());
        if (parent != null) {
            entries(parent).stream()
                    .filter(entry -> all.stream().noneMatch(own -> own.name().equals(entry.name())))
                    .forEach(all::add);
        }
        return all;
    }

    /** {@return the member of {@code type} called {@code name}, null where there is none} */
    @Nullable
    Entry entry(Type type, String name) {
        return entries(type).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** {@return what there is to say of {@code topic}: a type, a member such as {@code Sequence.map}, or a field; all of it, where empty} */
    String help(String topic, FieldNames names) {
        return new ScriptHelp(this, names).of(topic);
    }
}
