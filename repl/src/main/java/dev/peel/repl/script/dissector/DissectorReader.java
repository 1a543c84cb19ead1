package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Preference;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.repl.script.dissector.DissectorDeclaration.NumberBinding;
import dev.peel.repl.script.dissector.DissectorDeclaration.TextBinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.Value;

/** Makes a declaration of what a script hands to {@code dissector}. */
final class DissectorReader {
    /** What may stand there. */
    static final Set<String> OPTIONS = Set.of(
            "name",
            "title",
            "column",
            "tables",
            "heuristics",
            "signature",
            "preferences",
            "fields",
            "streams",
            "sharesLayer",
            "dissect",
            "pduLength",
            "accepts",
            "recognizes",
            "startsMessage");

    /** What may stand in what a script hands to {@code tap}. */
    static final Set<String> OF_TAP = Set.of("name", "title", "column", "reads", "fields", "preferences", "packet");

    private static final int USUAL_ORDER = 50;

    private DissectorReader() {}

    static DissectorDeclaration read(
            Specification given, int index, Set<ScriptFunction> functions, List<DissectorDeclaration> before) {
        Protocol protocol = protocol(given, before);
        List<NumberBinding> numbers = new ArrayList<>();
        List<TextBinding> texts = new ArrayList<>();
        if (given.has("tables")) {
            tables(given.member("tables"), numbers, texts);
        }
        boolean isHeuristic = given.has("heuristics");
        if (isHeuristic != given.has("signature") || isHeuristic != functions.contains(ScriptFunction.RECOGNIZES)) {
            throw Specification.wrong(
                    "heuristics, signature and recognizes go together: the script is asked only about"
                            + " content that has the signature, as in { minimumLength: 20, bytes: [{ at: 4, hex: \"2112a442\" }] }");
        }
        Map<String, Integer> heuristics = given.has("heuristics") ? heuristics(given.member("heuristics")) : Map.of();
        return new DissectorDeclaration(
                index,
                protocol,
                numbers,
                texts,
                heuristics,
                isHeuristic ? Signature.of(given.member("signature")) : null,
                preferences(given, protocol),
                List.of(),
                given.flag("sharesLayer"),
                Set.copyOf(functions));
    }

    /** {@return what a script hands to {@code tap}} */
    static DissectorDeclaration readTap(Specification given, int index, List<DissectorDeclaration> before) {
        Protocol protocol = protocol(given, before).uncounted();
        Value fields = given.member("fields");
        for (String key : fields.getMemberKeys()) {
            ScriptField field = field(fields.getMember(key), "fields." + key);
            if (!TapValues.takes(field.field())) {
                throw Specification.wrong("fields." + key + ": a tap gives numbers, texts and true or false; " + field
                        + " is made by " + field.builder());
            }
        }
        return new DissectorDeclaration(
                index,
                protocol,
                List.of(),
                List.of(),
                Map.of(),
                null,
                preferences(given, protocol),
                List.copyOf(given.texts("reads")),
                false,
                Set.of(ScriptFunction.PACKET));
    }

    private static Map<String, Preference<?>> preferences(Specification given, Protocol protocol) {
        return given.has("preferences")
                ? PreferenceReader.read(
                        given.member("preferences"), protocol.field().abbreviation())
                : Map.of();
    }

    private static Protocol protocol(Specification given, List<DissectorDeclaration> before) {
        String name = given.text("name");
        if (before.stream()
                .anyMatch(other -> other.protocol().field().abbreviation().equals(name))) {
            throw Specification.wrong("protocol " + name + " is declared twice");
        }
        return Protocol.of(
                name,
                given.text("column", name.toUpperCase(Locale.ROOT)),
                given.text("title"),
                fields(given, before).toArray(Field[]::new));
    }

    private static List<Field> fields(Specification given, List<DissectorDeclaration> before) {
        List<Field> fields = new ArrayList<>();
        Value declared = given.member("fields");
        for (String key : declared.getMemberKeys()) {
            ScriptField field = field(declared.getMember(key), "fields." + key);
            add(field.field(), fields);
            for (Field part : field.parts()) {
                add(part, fields);
            }
        }
        if (given.has("streams")) {
            for (Value stream : Specification.elements(given.member("streams"), "streams")) {
                if (!stream.isHostObject() || !(stream.asHostObject() instanceof ScriptStream known)) {
                    throw Specification.wrong(
                            "streams has what stream({ ... }) gives, not " + Specification.kind(stream));
                }
                known.fields().forEach(field -> add(field, fields));
            }
        }
        for (DissectorDeclaration other : before) {
            for (Field field : fields) {
                if (isIn(other.protocol().fields(), field)) {
                    throw Specification.wrong("field " + field + " is declared twice");
                }
            }
        }
        return fields;
    }

    /** One protocol may read a field in several ways, by masks or widths; the same way twice is a mistake. */
    private static void add(Field field, List<Field> to) {
        for (Field known : to) {
            if (known != field
                    && known.abbreviation().equals(field.abbreviation())
                    && known.type() == field.type()
                    && known.mask() == field.mask()) {
                throw Specification.wrong("field " + field + " is declared twice");
            }
        }
        if (!to.contains(field)) {
            to.add(field);
        }
    }

    private static boolean isIn(List<Field> fields, Field field) {
        return fields.stream()
                .anyMatch(known -> known != field && known.abbreviation().equals(field.abbreviation()));
    }

    static ScriptField field(Value value, String what) {
        if (value.isHostObject() && value.asHostObject() instanceof ScriptField field) {
            return field;
        }
        throw Specification.wrong(
                what + " is a field, such as u8(\"name\", \"Label\"), not " + Specification.kind(value));
    }

    private static void tables(Value tables, List<NumberBinding> numbers, List<TextBinding> texts) {
        for (String table : tables.getMemberKeys()) {
            Value keys = tables.getMember(table);
            if (!keys.hasArrayElements()) {
                throw Specification.wrong(
                        "tables: \"" + table + "\" has an array, as in [1883], not " + Specification.kind(keys));
            }
            for (Value key : Specification.elements(keys, table)) {
                if (key.isString()) {
                    texts.add(new TextBinding(table, key.asString()));
                } else if (key.fitsInLong()) {
                    numbers.add(new NumberBinding(table, key.asLong()));
                } else {
                    throw Specification.wrong(
                            "tables: \"" + table + "\" goes by numbers or texts, not " + Specification.kind(key));
                }
            }
        }
    }

    private static Map<String, Integer> heuristics(Value value) {
        Map<String, Integer> orders = new LinkedHashMap<>();
        if (value.hasArrayElements()) {
            for (Value table : Specification.elements(value, "heuristics")) {
                if (!table.isString()) {
                    throw Specification.wrong(
                            "heuristics has names of tables, as in [\"udp.port\"], not " + Specification.kind(table));
                }
                orders.put(table.asString(), USUAL_ORDER);
            }
            return orders;
        }
        for (String table : value.getMemberKeys()) {
            Value order = value.getMember(table);
            if (!order.fitsInInt()) {
                throw Specification.wrong("heuristics: \"" + table + "\" has its place in the order, 0 to 100, not "
                        + Specification.kind(order));
            }
            orders.put(table, order.asInt());
        }
        return orders;
    }
}
