package dev.peel.plugins.handshake.command;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.UsageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arguments of a command, sorted. Immutable.
 *
 * @param words those that are no options, in their order
 * @param flags the options that are given and take no value
 * @param values the options that are given and take one, with the last value of each
 */
public record Arguments(List<String> words, Set<String> flags, Map<String, String> values) {

    /**
     * {@return {@code arguments} sorted}
     *
     * @param flags the options that take no value
     * @param valued the options that take one
     * @throws UsageException when there is another option, or a value is missing
     */
    public static Arguments of(Command command, List<String> arguments, Set<String> flags, Set<String> valued) {
        List<String> words = new ArrayList<>();
        Set<String> given = new HashSet<>();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String each = arguments.get(i);
            if (flags.contains(each)) {
                given.add(each);
            } else if (valued.contains(each)) {
                if (i + 1 == arguments.size()) {
                    throw wrong(command, each + " needs a value");
                }
                values.put(each, arguments.get(++i));
            } else if (each.startsWith("-") && !each.equals("-")) {
                throw wrong(command, "unknown option " + each);
            } else {
                words.add(each);
            }
        }
        return new Arguments(List.copyOf(words), Set.copyOf(given), Map.copyOf(values));
    }

    /** {@return what says that {@code command} was called wrongly, and how it is called} */
    public static UsageException wrong(Command command, String what) {
        return new UsageException(
                what + (what.endsWith("?") ? "" : ";") + " usage: peel " + command.name() + " " + command.usage());
    }

    /** {@return whether the option {@code flag} is given} */
    public boolean has(String flag) {
        return flags.contains(flag);
    }

    /**
     * {@return word {@code i}}
     *
     * @param what what it stands for, for the message
     * @throws UsageException when there are not as many
     */
    public String word(Command command, int i, String what) {
        if (i >= words.size()) {
            throw wrong(command, "which " + what + "?");
        }
        return words.get(i);
    }

    /**
     * Refuses further words.
     *
     * @throws UsageException when there are more than {@code most}
     */
    public void atMost(Command command, int most) {
        if (words.size() > most) {
            throw wrong(command, "what is " + words.get(most) + "?");
        }
    }
}
