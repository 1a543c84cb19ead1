package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.NotedFields;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.repl.script.FieldValue;
import dev.peel.repl.script.GuestValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.graalvm.polyglot.Value;

/** What goes to a script's tap and what comes from it: values of fields. */
final class TapValues {
    private TapValues() {}

    /** {@return an array of the packet's values for each of the fields that {@code tap} reads} */
    static Value read(ScriptDissector tap, Dissection d, GuestValues values) {
        NotedFields noted = d.noted();
        List<List<Object>> columns = new ArrayList<>();
        tap.declaration().reads().forEach(name -> columns.add(new ArrayList<>()));
        for (int i = noted.next(noted.first()); i >= 0; i = noted.next(i + 1)) {
            columns.get(noted.which(i)).add(FieldValue.of(noted.packet(), i, noted.field(i)));
        }
        return values.list(columns.stream().map(values::list).toList());
    }

    /**
     * Notes what the script gave in a layer of the tap's own.
     *
     * @param given an object with values by the fields' names in {@code fields}, or null or undefined
     */
    static void note(ScriptDissector tap, Dissection d, Value given, Value fields) {
        if (given.isNull()) {
            return;
        }
        if (!given.hasMembers() || given.hasArrayElements() || given.canExecute()) {
            throw Specification.wrong(
                    "packet gives an object with values of fields, or nothing, not " + Specification.kind(given));
        }
        Set<String> names = given.getMemberKeys();
        if (names.isEmpty()) {
            return;
        }
        int mark = d.open(tap.protocol().field());
        for (String name : names) {
            Field field = field(fields, name);
            Value value = given.getMember(name);
            if (value.hasArrayElements()) {
                Specification.elements(value, name).forEach(each -> note(d, field, each));
            } else if (!value.isNull()) {
                note(d, field, value);
            }
        }
        d.close(mark);
    }

    private static Field field(Value fields, String name) {
        if (!fields.hasMember(name)) {
            throw Specification.wrong("packet gave what is no field of the tap: "
                    + Specification.unknown("field ", new HashSet<>(fields.getMemberKeys()), name));
        }
        return DissectorReader.field(fields.getMember(name), "fields." + name).field();
    }

    private static void note(Dissection d, Field field, Value value) {
        if (field.type() == FieldType.STRING) {
            d.generated(field, value.isString() ? value.asString() : value.toString());
        } else if (field.type().isInteger() || field.type() == FieldType.BOOLEAN) {
            d.generated(field, ScriptReads.integer(value));
        } else {
            throw Specification.wrong("a tap's field is a number, text or bool, not as " + field + " is");
        }
    }
}
