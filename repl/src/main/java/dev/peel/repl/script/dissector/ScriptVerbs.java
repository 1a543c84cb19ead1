package dev.peel.repl.script.dissector;

import dev.peel.core.field.Spelling;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.HostAccess;

/** The names of what scripts can ask of a dissection or of bytes, for those who spelt one wrongly. */
final class ScriptVerbs {
    private ScriptVerbs() {}

    /** {@return what to say of {@code name}, which there is not} */
    static String unknown(String name) {
        Set<String> names = methods().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
        return "TypeError: there is no " + name + "()"
                + Spelling.nearest(names, name)
                        .map(near -> "; did you mean " + near + "()?")
                        .orElse("");
    }

    /** {@return what {@code name} takes} */
    static String usage(String name) {
        return methods()
                .filter(method -> method.getName().equals(name))
                .map(method -> name
                        + Arrays.stream(method.getParameterTypes())
                                .map(ScriptVerbs::word)
                                .collect(Collectors.joining(", ", "(", ")")))
                .sorted()
                .distinct()
                .collect(Collectors.joining(" or ", "it takes ", ""));
    }

    private static Stream<Method> methods() {
        return Stream.of(ScriptDissection.class, ScriptBytes.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.isAnnotationPresent(HostAccess.Export.class));
    }

    private static String word(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "ScriptField" -> "field";
            case "ScriptStream" -> "stream";
            case "Table" -> "table";
            case "Value" -> "value";
            case "int", "long", "double" -> "number";
            default -> type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
