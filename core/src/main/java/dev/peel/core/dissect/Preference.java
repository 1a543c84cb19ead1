package dev.peel.core.dissect;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Something about a dissector that users choose, tshark's {@code -o NAME:VALUE}: a boolean, a number, one of several words, or text.
 *
 * <p>A dissector has it as a constant, declares it by {@link Registrar#preference}, and reads it by {@link Dissection#preference}.
 * Immutable.
 *
 * @param <T> the type of the value: {@link Boolean}, {@link Integer} or {@link String}
 */
public final class Preference<T> {
    private final String name;
    private final String kind;
    private final T defaultValue;
    private final String description;
    private final List<String> choices;
    private final Class<T> type;
    private final Function<String, T> parser;

    private Preference(
            String name,
            String kind,
            T defaultValue,
            String description,
            List<String> choices,
            Class<T> type,
            Function<String, T> parser) {
        if (!name.matches("[a-z][\\w-]*(\\.[\\w-]+)+")) {
            throw new IllegalArgumentException("preference \"" + name + "\": expected PROTOCOL.NAME");
        }
        this.name = name;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.description = description;
        this.choices = choices;
        this.type = type;
        this.parser = parser;
    }

    /**
     * {@return a preference that is true or false}
     *
     * @param name the protocol's abbreviation, a dot, and a name, such as {@code mqtt.show_topics}
     * @param description what it changes, a few words
     * @throws IllegalArgumentException when {@code name} has not that form
     */
    public static Preference<Boolean> flag(String name, boolean defaultValue, String description) {
        List<String> choices = List.of("TRUE", "FALSE");
        return new Preference<>(name, "TRUE or FALSE", defaultValue, description, choices, Boolean.class, text -> {
            String upper = text.toUpperCase(Locale.ROOT);
            if (!choices.contains(upper)) {
                throw new IllegalArgumentException();
            }
            return upper.equals("TRUE");
        });
    }

    /**
     * {@return a preference that is a whole number}
     *
     * @param name the protocol's abbreviation, a dot, and a name, such as {@code mqtt.port}
     * @param least the least that it may be
     * @param most the most that it may be
     * @param defaultValue what it is unless the user says otherwise, {@code least} to {@code most}
     * @param description what it changes, a few words
     * @throws IllegalArgumentException when {@code name} has not that form
     */
    public static Preference<Integer> number(String name, int least, int most, int defaultValue, String description) {
        String kind = "a number, " + least + " to " + most;
        return new Preference<>(name, kind, defaultValue, description, List.of(), Integer.class, text -> {
            int number = Integer.decode(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    /**
     * {@return a preference that is one of several words}
     *
     * @param name the protocol's abbreviation, a dot, and a name
     * @param choices the words, at least one
     * @param defaultValue one of the words
     * @param description what it changes, a few words
     * @throws IllegalArgumentException when {@code name} has not that form
     */
    public static Preference<String> choice(
            String name, List<String> choices, String defaultValue, String description) {
        List<String> words = List.copyOf(choices);
        String kind = "one of " + String.join(", ", words);
        return new Preference<>(name, kind, defaultValue, description, words, String.class, text -> {
            if (!words.contains(text)) {
                throw new IllegalArgumentException();
            }
            return text;
        });
    }

    /**
     * {@return a preference that is any text}
     *
     * @param name the protocol's abbreviation, a dot, and a name
     * @param description what it changes, a few words
     * @throws IllegalArgumentException when {@code name} has not that form
     */
    public static Preference<String> text(String name, String defaultValue, String description) {
        return new Preference<>(name, "text", defaultValue, description, List.of(), String.class, text -> text);
    }

    /** {@return the name that users type, such as {@code mqtt.port}} */
    public String name() {
        return name;
    }

    /** {@return what values there are, in words} */
    public String kind() {
        return kind;
    }

    /** {@return the value when nobody says otherwise} */
    public T defaultValue() {
        return defaultValue;
    }

    /** {@return what it changes, a few words} */
    public String description() {
        return description;
    }

    /** {@return the values, as they are typed; empty where they cannot be listed} */
    public List<String> choices() {
        return choices;
    }

    /**
     * {@return the value that {@code text} stands for}
     *
     * @throws IllegalArgumentException when there is no such value; the message names those that there are
     */
    T parse(String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ":" + text + ": expected " + kind, wrong);
        }
    }

    /** {@return {@code value}, a value of this preference, as it is typed} */
    String format(Object value) {
        return type == Boolean.class ? value.toString().toUpperCase(Locale.ROOT) : value.toString();
    }

    T cast(Object value) {
        return type.cast(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
