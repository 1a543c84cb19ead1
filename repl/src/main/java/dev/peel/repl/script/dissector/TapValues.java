package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.NotedFields;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.repl.script.FieldValue;
import dev.peel.repl.script.GuestValues;
import java.math.BigInteger;
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
                for (long i = 0; i < value.getArraySize(); i++) {
                    Value element = value.getArrayElement(i);
                    if (!note(d, field, element)) {
                        throw refused(name + "[" + i + "]", field, element);
                    }
                }
            } else if (!value.isNull() && !note(d, field, value)) {
                throw refused(name, field, value);
            }
        }
        d.close(mark);
    }

    /** {@return whether values for {@code field} can be given} */
    static boolean takes(Field field) {
        return field.type() == FieldType.STRING
                || field.type() == FieldType.BOOLEAN
                || field.type().isInteger();
    }

    private static Field field(Value fields, String name) {
        if (!fields.hasMember(name)) {
            throw Specification.wrong("packet gave what is no field of the tap: "
                    + Specification.unknown("field ", new HashSet<>(fields.getMemberKeys()), name));
        }
        return DissectorReader.field(fields.getMember(name), "fields." + name).field();
    }

    /** {@return whether {@code value} is one that the field takes, and so was noted} */
    private static boolean note(Dissection d, Field field, Value value) {
        if (field.type() == FieldType.STRING) {
            if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
                return false;
            }
            d.generated(field, value.isString() ? value.asString() : value.toString());
            return true;
        }
        if (!isWhole(field, value)) {
            return false;
        }
        d.generated(field, ScriptReads.integer(value));
        return true;
    }

    private static boolean isWhole(Field field, Value value) {
        if (value.isBoolean() || field.type() == FieldType.BOOLEAN) {
            return value.isBoolean() || value.fitsInLong() && value.asLong() >> 1 == 0;
        }
        int width = width(field);
        if (isSigned(field)) {
            return value.fitsInLong() && value.asLong() >> width - 1 == value.asLong() >> Long.SIZE - 1;
        }
        if (value.fitsInLong()) {
            return value.asLong() >= 0 && (width == Long.SIZE || value.asLong() >>> width == 0);
        }
        return width == Long.SIZE
                && value.fitsInBigInteger()
                && value.asBigInteger().signum() > 0
                && value.asBigInteger().bitLength() <= width;
    }

    private static ScriptFailure refused(String name, Field field, Value value) {
        return Specification.wrong(
                "packet gave " + Specification.kind(value) + " for " + name + "; " + field + " is " + wanted(field));
    }

    private static String wanted(Field field) {
        if (field.type() == FieldType.STRING) {
            return "a text";
        }
        if (field.type() == FieldType.BOOLEAN) {
            return "true or false";
        }
        BigInteger end = BigInteger.ONE.shiftLeft(isSigned(field) ? width(field) - 1 : width(field));
        return "a whole number, " + (isSigned(field) ? end.negate() : BigInteger.ZERO) + " to "
                + end.subtract(BigInteger.ONE);
    }

    private static boolean isSigned(Field field) {
        return field.type() == FieldType.INT32 || field.type() == FieldType.INT64;
    }

    private static int width(Field field) {
        return field.bits() == 0 ? Integer.SIZE : field.bits();
    }
}
