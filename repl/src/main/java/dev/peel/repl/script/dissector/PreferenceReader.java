package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Preference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Value;

/** Makes preferences of what a script declares: {@code preferences: { port: { type: "unsigned", default: 1883, title: "Port" } }}. */
final class PreferenceReader {
    private static final Set<String> OPTIONS = Set.of("type", "title", "default", "least", "most", "choices");
    private static final List<String> TYPES = List.of("bool", "choice", "text", "unsigned");
    private static final Pattern NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");

    private PreferenceReader() {}

    /**
     * {@return the preferences by the names that the script has for them; users type the protocol's name and a dot before these}
     *
     * @param protocol the protocol's name in filters
     */
    static Map<String, Preference<?>> read(Value declared, String protocol) {
        if (!declared.hasMembers() || declared.hasArrayElements()) {
            throw Specification.wrong("preferences has an object a name, not " + Specification.kind(declared));
        }
        Map<String, Preference<?>> preferences = new LinkedHashMap<>();
        for (String name : declared.getMemberKeys()) {
            String what = "preferences." + name;
            if (!NAME.matcher(name).matches()) {
                throw Specification.wrong(what + ": a name has letters, digits, _ and -");
            }
            Specification given = Specification.of(declared.getMember(name), what, OPTIONS);
            preferences.put(name, read(given, protocol + "." + name));
        }
        return preferences;
    }

    private static Preference<?> read(Specification given, String name) {
        String type = given.text("type");
        String title = given.text("title");
        try {
            return switch (type) {
                case "bool" -> Preference.flag(name, given.flag("default"), title);
                case "unsigned" -> number(given, name, title);
                case "choice" -> choice(given, name, title);
                case "text" -> Preference.text(name, given.string("default"), title);
                default -> throw Specification.wrong(Specification.unknown("type ", TYPES, type));
            };
        } catch (IllegalArgumentException wrong) {
            throw Specification.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private static Preference<?> number(Specification given, String name, String title) {
        int least = given.has("least") ? given.number("least", 0, Integer.MAX_VALUE) : 0;
        int most = given.has("most") ? given.number("most", least, Integer.MAX_VALUE) : Integer.MAX_VALUE;
        return Preference.number(name, least, most, given.number("default", least, most), title);
    }

    private static Preference<?> choice(Specification given, String name, String title) {
        List<String> choices = given.texts("choices");
        String usual = given.text("default");
        if (!choices.contains(usual)) {
            throw Specification.wrong(name + ": the default is one of the choices, not \"" + usual + "\"");
        }
        return Preference.choice(name, choices, usual, title);
    }
}
