package dev.peel.repl.script;

import dev.peel.core.field.Field;
import dev.peel.core.field.Spelling;
import dev.peel.core.field.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code help()} says. */
final class ScriptHelp {
    private static final int NAMED_VALUES = 20; // of a field, that are listed

    private final ScriptApi api;
    private final FieldNames names;

    ScriptHelp(ScriptApi api, FieldNames names) {
        this.api = api;
        this.names = names;
    }

    /** {@return what there is to say of {@code topic}} */
    String of(String topic) {
        ScriptApi.Type globals = type(ScriptApi.GLOBALS);
        if (topic.isEmpty()) {
            return members(globals)
                    + "\n\nhelp(\"Packet\"), help(\"Sequence\"), help(\"Flow\") and help(\"tls.handshake.type\") tell more.";
        }
        ScriptApi.Type type = api.type(topic);
        if (type != null) {
            return type.name() + (type.parent().isEmpty() ? "" : " extends " + type.parent()) + ": "
                    + type.description() + "\n" + members(type);
        }
        int dot = topic.indexOf('.');
        ScriptApi.Type owner = dot < 0 ? globals : api.type(topic.substring(0, dot));
        ScriptApi.Entry entry = owner == null ? null : api.entry(owner, topic.substring(dot + 1));
        if (entry != null) {
            return entry.name() + entry.signature() + "\n" + entry.description();
        }
        FieldNames.Name name = names.find(topic);
        return name == null ? unknown(topic) : field(name);
    }

    private ScriptApi.Type type(String name) {
        ScriptApi.Type found = api.type(name);
        if (found == null) {
            throw new IllegalStateException("the description has no type " + name);
        }
        return found;
    }

    private String members(ScriptApi.Type type) {
        List<List<String>> rows = new ArrayList<>();
        for (ScriptApi.Entry entry : type.entries()) {
            rows.add(List.of("  " + entry.name() + (entry.isCalled() ? "()" : ""), entry.description()));
        }
        return new TextTable(List.of(), List.of(false, false), rows).text(Integer.MAX_VALUE);
    }

    private String unknown(String topic) {
        List<String> known = new ArrayList<>();
        api.types().forEach(type -> known.add(type.plainName()));
        type(ScriptApi.GLOBALS).entries().forEach(entry -> known.add(entry.name()));
        return Spelling.nearest(known, topic)
                .map(near -> "there is no help on " + topic + "; did you mean " + near + "?")
                .orElseGet(() -> names.unknown(names.root(), topic));
    }

    private static String field(FieldNames.Name name) {
        List<String> lines = new ArrayList<>();
        for (Field field : name.fields()) {
            lines.add(field.abbreviation() + ": " + field.label() + " ("
                    + field.type().name().toLowerCase(Locale.ROOT).replace('_', '-') + ")");
            values(field, lines);
        }
        if (!name.below().isEmpty()) {
            lines.add("below it: " + String.join(", ", name.below().keySet()));
        }
        return String.join("\n", lines);
    }

    private static void values(Field field, List<String> lines) {
        Values values = field.values();
        if (values == null) {
            return;
        }
        List<Values.Entry> named = values.entries();
        named.stream()
                .limit(NAMED_VALUES)
                .forEach(entry -> lines.add("  " + entry.low()
                        + (entry.high() == entry.low() ? "" : " to " + entry.high()) + "  " + entry.name()));
        if (named.size() > NAMED_VALUES) {
            lines.add("  … " + (named.size() - NAMED_VALUES) + " more");
        }
    }
}
