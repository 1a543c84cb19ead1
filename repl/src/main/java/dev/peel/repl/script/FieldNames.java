package dev.peel.repl.script;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of fields as a tree: {@code tcp.flags.syn} is below {@code tcp.flags}, that below {@code tcp}. Each name has a dense id,
 * from 0. Safe for use by one thread.
 */
final class FieldNames {

    /** What stands behind a name, as a property of a packet. */
    enum Kind {
        /** A value, with nothing below it. */
        VALUE,
        /** No value of its own, but names below it. */
        GROUP,
        /** A value, and names below it. */
        BOTH
    }

    /**
     * A name.
     *
     * @param name in full
     * @param fields those that go by it, empty where it is only the start of longer names
     * @param below the names one part longer, by that part; changes while the tree is made
     */
    record Name(int id, String name, List<Field> fields, Map<String, Name> below) {

        /** {@return what stands behind the name} */
        Kind kind() {
            boolean hasValue = fields.stream().anyMatch(field -> !isHeading(field));
            // What an expert notes of a value has its name below that of the value, which stays a plain value.
            boolean isParent = below.values().stream().anyMatch(child -> !hasValue || child.isMoreThanNote());
            if (!isParent && (hasValue || below.isEmpty())) {
                return Kind.VALUE;
            }
            return hasValue ? Kind.BOTH : Kind.GROUP;
        }

        private boolean isMoreThanNote() {
            return !below.isEmpty() || fields.stream().anyMatch(field -> field.type() != FieldType.NONE);
        }

        private static boolean isHeading(Field field) {
            return field.type() == FieldType.NONE || field.type() == FieldType.PROTOCOL;
        }
    }

    private final Registry registry;
    private final List<Name> names = new ArrayList<>();
    private final Map<String, Name> byName = new HashMap<>();
    private final Name root;

    FieldNames(Registry registry) {
        this.registry = registry;
        root = add("", List.of());
        for (String name : registry.fieldNames()) {
            if (isPath(name)) {
                of(name);
            }
        }
    }

    /** {@return the name without parts, above all protocols} */
    Name root() {
        return root;
    }

    /** {@return the name with {@code id}} */
    Name name(int id) {
        return names.get(id);
    }

    /** {@return what goes by {@code name}, null where nothing does} */
    @Nullable
    Name find(String name) {
        Name known = byName.get(name);
        if (known == null && !registry.fields(name).isEmpty()) {
            known = add(name, registry.fields(name)); // an old name, or one that is no path
        }
        return known;
    }

    /** {@return what to tell whoever asks for {@code part} below {@code parent}, where there is none} */
    String unknown(Name parent, String part) {
        String wanted = parent.name().isEmpty() ? part : parent.name() + "." + part;
        return "there is no field " + wanted
                + Spelling.nearest(byName.keySet(), wanted)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; fields(\"" + part + "\") looks for some");
    }

    private Name of(String name) {
        Name known = byName.get(name);
        if (known != null) {
            return known;
        }
        Name added = add(name, registry.fields(name));
        int dot = name.lastIndexOf('.');
        Name parent = dot < 0 ? root : of(name.substring(0, dot));
        parent.below().put(name.substring(dot + 1), added);
        return added;
    }

    private Name add(String name, List<Field> fields) {
        Name added = new Name(names.size(), name, fields, new TreeMap<>());
        names.add(added);
        byName.put(name, added);
        return added;
    }

    private static boolean isPath(String name) {
        return !name.startsWith(".") && !name.endsWith(".") && !name.contains("..");
    }
}
