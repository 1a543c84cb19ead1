package dev.peel.repl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What may come next in an expression: known from the description of the API and from the fields, so that nothing is evaluated. */
final class Completion {
    private static final Pattern STEP = Pattern.compile("\\s*\\??\\.?\\s*([A-Za-z_$][\\w$]*)\\s*(\\()?");
    private static final String FIELDS = "PacketFields";
    /** Reading a name that a function computes would run the function. */
    private static final String IS_COMPUTED = """
            (({ getOwnPropertyDescriptor }, all) => name => {
              const property = getOwnPropertyDescriptor(all, name);
              return property !== undefined && property.get !== undefined;
            })(Object, globalThis)
            """;

    private static final Set<String> WORDS = Set.of(
            "await",
            "async",
            "break",
            "class",
            "const",
            "continue",
            "debugger",
            "delete",
            "do",
            "false",
            "for",
            "function",
            "if",
            "import",
            "let",
            "new",
            "null",
            "return",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "undefined",
            "var",
            "void",
            "while",
            "with",
            "yield");

    private final ScriptApi api;
    private final FieldNames names;
    private final Value global;
    private final Value isComputed;

    /** What an expression is known to be: of a type of the API, or the fields below a name; neither where nothing is known. */
    private record Known(ScriptApi.@Nullable Type type, FieldNames.@Nullable Name fields) {
        static final Known NOTHING = new Known(null, null);
    }

    /** Makes completion over the names of {@code global}, that of a fresh context. */
    Completion(ScriptApi api, FieldNames names, Context context) {
        this.api = api;
        this.names = names;
        global = context.getBindings(Sources.LANGUAGE);
        isComputed = context.eval(Sources.own("computed", IS_COMPUTED));
    }

    /** {@return whether {@code name} is neither a word of the language nor the name of anything} */
    boolean isUnknown(String name) {
        return !WORDS.contains(name) && !global.hasMember(name);
    }

    /** {@return see {@link ScriptSession#members}} */
    List<Member> members(String expression) {
        TreeMap<String, Member> members = new TreeMap<>();
        if (expression.isBlank()) {
            addType(api.type(ScriptApi.GLOBALS), members);
            for (String key : global.getMemberKeys()) {
                members.putIfAbsent(key, new Member(key, "", "", false));
            }
            return List.copyOf(members.values());
        }
        Known known = known(expression.replaceFirst("\\s*\\??\\.\\s*$", ""));
        addType(known.type(), members);
        if (known.fields() != null) {
            addFields(known.fields(), members);
        }
        return List.copyOf(members.values());
    }

    private Known known(String expression) {
        Known known = new Known(api.type(ScriptApi.GLOBALS), null);
        int at = 0;
        Matcher step = STEP.matcher(expression);
        while (at < expression.length()) {
            if (!step.find(at) || step.start() != at) {
                return Known.NOTHING;
            }
            at = step.end();
            if (step.group(2) != null) {
                at = afterCall(expression, at);
            }
            known = step(known, step.group(1));
        }
        return known;
    }

    /** {@return where a call's arguments end, which begin at {@code from}; quotes and brackets within them are passed over} */
    private static int afterCall(String expression, int from) {
        int depth = 1;
        char quote = 0;
        for (int i = from; i < expression.length(); i++) {
            char character = expression.charAt(i);
            if (quote != 0) {
                if (character == '\\') {
                    i++;
                } else if (character == quote) {
                    quote = 0;
                }
            } else if (character == '"' || character == '\'' || character == '`') {
                quote = character;
            } else if (character == '(') {
                depth++;
            } else if (character == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return expression.length();
    }

    private Known step(Known known, String name) {
        ScriptApi.Type type = known.type();
        ScriptApi.Entry entry = type == null ? null : api.entry(type, name);
        if (type != null && entry != null) {
            return of(elementOf(type, entry));
        }
        if (type != null && type.name().equals(ScriptApi.GLOBALS)) {
            return variable(name);
        }
        FieldNames.Name fields = known.fields();
        return fields == null ? Known.NOTHING : new Known(null, fields.below().get(name));
    }

    /** In a sequence of packets or flows, {@code T} is a packet or a flow. */
    private static String elementOf(ScriptApi.Type type, ScriptApi.Entry entry) {
        String result = entry.type();
        String parent = type.parent();
        Matcher element = Pattern.compile("Sequence<(\\w+)>").matcher(parent);
        return element.matches() ? result.replaceAll("\\bT\\b", element.group(1)) : result;
    }

    private Known of(String typeName) {
        Matcher sequence = Pattern.compile("Sequence<(Packet|Flow)>").matcher(typeName);
        ScriptApi.Type type = api.type(sequence.matches() ? sequence.group(1) + "s" : typeName);
        return new Known(type, type != null && type.parent().equals(FIELDS) ? names.root() : null);
    }

    /** What a variable holds is told by the class of its value: no property of it is read. */
    private Known variable(String name) {
        if (!global.hasMember(name) || isComputed.execute(name).asBoolean()) {
            return Known.NOTHING;
        }
        Value meta = global.getMember(name).getMetaObject();
        return meta == null || !meta.isMetaObject() ? Known.NOTHING : of(meta.getMetaSimpleName());
    }

    private void addType(ScriptApi.@Nullable Type type, Map<String, Member> members) {
        if (type == null) {
            return;
        }
        List<ScriptApi.Entry> entries = new ArrayList<>(api.entries(type));
        entries.forEach(entry -> members.put(
                entry.name(),
                new Member(
                        entry.name(),
                        entry.isCalled() ? entry.signature() : entry.type(),
                        entry.description(),
                        entry.isCalled())));
    }

    private static void addFields(FieldNames.Name above, Map<String, Member> members) {
        above.below()
                .forEach((part, name) -> members.putIfAbsent(
                        part,
                        new Member(
                                part,
                                name.fields().isEmpty()
                                        ? ""
                                        : TypeScript.typeOf(name.fields().get(0)),
                                name.fields().isEmpty()
                                        ? ""
                                        : name.fields().get(0).label(),
                                false)));
    }
}
