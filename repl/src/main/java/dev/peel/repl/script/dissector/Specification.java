package dev.peel.repl.script.dissector;

import dev.peel.core.field.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.graalvm.polyglot.Value;

/** An object by which a script declares something: its options, with a clear word for those that are wrong. */
final class Specification {
    private static final int MOST_SHOWN = 60; // characters of a text in a message
    private static final int MOST_ELEMENTS =
            65_536; // of an array; an empty one of JavaScript's may say that it has billions

    private final String what;
    private final Value object;

    private Specification(String what, Value object) {
        this.what = what;
        this.object = object;
    }

    /** {@return the only argument of the function {@code what}} */
    static Specification of(Value[] arguments, String what, Set<String> options) {
        if (arguments.length != 1) {
            throw wrong(what + " takes one object, as in " + what + "({ name: ... })");
        }
        return of(arguments[0], what, options);
    }

    /** {@return {@code object}, which has none but {@code options}} */
    static Specification of(Value object, String what, Set<String> options) {
        if (!object.hasMembers() || object.hasArrayElements() || object.canExecute()) {
            throw wrong(what + " takes an object with options, not " + kind(object));
        }
        for (String name : object.getMemberKeys()) {
            if (!options.contains(name)) {
                throw wrong(what + " has no option " + name
                        + Spelling.nearest(options, name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElseGet(() -> "; it has " + String.join(", ", new TreeSet<>(options))));
            }
        }
        return new Specification(what, object);
    }

    boolean has(String name) {
        Value value = object.getMember(name);
        return value != null && !value.isNull();
    }

    /** {@return an option that there must be} */
    Value member(String name) {
        if (!has(name)) {
            throw wrong(what + " needs " + name);
        }
        return object.getMember(name);
    }

    String text(String name) {
        Value value = member(name);
        if (!value.isString() || value.asString().isEmpty()) {
            throw wrong(what + ": " + name + " is a text, not " + kind(value));
        }
        return value.asString();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    Value function(String name) {
        Value value = member(name);
        if (!value.canExecute()) {
            throw wrong(what + ": " + name + " is a function, not " + kind(value));
        }
        return value;
    }

    boolean flag(String name) {
        if (has(name) && !object.getMember(name).isBoolean()) {
            throw wrong(what + ": " + name + " is true or false, not " + kind(object.getMember(name)));
        }
        return has(name) && object.getMember(name).asBoolean();
    }

    /** {@return a text that may be empty} */
    String string(String name) {
        Value value = member(name);
        if (!value.isString()) {
            throw wrong(what + ": " + name + " is a text, not " + kind(value));
        }
        return value.asString();
    }

    /** {@return an array of texts, at least one} */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Value each : elements(member(name), what + ": " + name)) {
            if (!each.isString() || each.asString().isEmpty() || texts.contains(each.asString())) {
                throw wrong(what + ": " + name + " has different texts, not " + kind(each));
            }
            texts.add(each.asString());
        }
        if (texts.isEmpty()) {
            throw wrong(what + ": " + name + " has at least one text");
        }
        return texts;
    }

    /** {@return a whole number, {@code least} to {@code most}} */
    int number(String name, int least, int most) {
        Value value = member(name);
        if (!value.fitsInInt() || value.asInt() < least || value.asInt() > most) {
            throw wrong(what + ": " + name + " is a whole number, " + least + " to " + most + ", not " + kind(value));
        }
        return value.asInt();
    }

    static String text(Value[] arguments, int index, String usage) {
        if (index >= arguments.length
                || !arguments[index].isString()
                || arguments[index].asString().isEmpty()) {
            throw wrong("usage: " + usage
                    + (index < arguments.length ? "; argument " + (index + 1) + " is " + kind(arguments[index]) : ""));
        }
        return arguments[index].asString();
    }

    static ScriptFailure wrong(String message) {
        return new ScriptFailure("TypeError: " + message);
    }

    /**
     * {@return what to say of {@code name}, which none of {@code known} is}
     *
     * @param what what is named, with a space behind it; empty where the name says enough
     */
    static String unknown(String what, Collection<String> known, String name) {
        return "there is no " + what + "\"" + name + "\"; "
                + Spelling.nearest(known, name)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElseGet(() -> "there are " + String.join(", ", known));
    }

    /** {@return the elements of {@code array}, which has to be one} */
    static List<Value> elements(Value array, String what) {
        if (!array.hasArrayElements()) {
            throw wrong(what + " is an array, not " + kind(array));
        }
        if (array.getArraySize() > MOST_ELEMENTS) {
            throw wrong(what + " has at most " + MOST_ELEMENTS + " elements, not " + array.getArraySize());
        }
        List<Value> elements = new ArrayList<>();
        for (long i = 0; i < array.getArraySize(); i++) {
            elements.add(array.getArrayElement(i));
        }
        return elements;
    }

    /** {@return what {@code value} is, in a few words} */
    static String kind(Value value) {
        if (value.isNull()) {
            return value.toString().toLowerCase(Locale.ROOT);
        }
        if (value.isString()) {
            String text = value.asString();
            return "\"" + (text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...") + "\"";
        }
        if (value.isNumber() || value.isBoolean()) {
            return value.isNumber() && value.fitsInLong() ? String.valueOf(value.asLong()) : value.toString();
        }
        return value.canExecute() ? "a function" : value.hasArrayElements() ? "an array" : "an object";
    }
}
