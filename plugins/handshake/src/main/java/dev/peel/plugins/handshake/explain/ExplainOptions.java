package dev.peel.plugins.handshake.explain;

import dev.peel.core.field.Spelling;
import dev.peel.core.plugin.UsageException;
import dev.peel.plugins.handshake.rule.Diagnosis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the user asks of {@code peel explain}.
 *
 * @param file the capture; {@code -} for the standard input
 * @param filters each has to hold for a flow; often empty
 * @param isJson whether the answer is for programs
 * @param isAll whether all flows are told of, one by one
 * @param failOn the rules whose verdicts make the exit code 3
 */
record ExplainOptions(String file, List<String> filters, boolean isJson, boolean isAll, Set<String> failOn) {

    /**
     * {@return what {@code arguments} ask for}
     *
     * @param usage how the command is used, for messages
     * @throws UsageException when they are wrong
     */
    static ExplainOptions parse(List<String> arguments, String usage) {
        List<String> files = new ArrayList<>();
        List<String> filters = new ArrayList<>();
        Set<String> failOn = new LinkedHashSet<>();
        boolean isJson = false;
        boolean isAll = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--json" -> isJson = true;
                case "--all" -> isAll = true;
                case "-Y" -> filters.add(value(arguments, ++i, argument, usage));
                case "--fail-on" -> addRules(failOn, value(arguments, ++i, argument, usage));
                default -> {
                    if (argument.startsWith("--fail-on=")) {
                        addRules(failOn, argument.substring(argument.indexOf('=') + 1));
                    } else if (argument.startsWith("-") && argument.length() > 1) {
                        throw new UsageException("unknown option " + argument + "; usage: " + usage);
                    } else {
                        files.add(argument);
                    }
                }
            }
        }
        if (files.size() != 1) {
            throw new UsageException(
                    (files.isEmpty() ? "which capture?" : "one capture at a time") + " usage: " + usage);
        }
        return new ExplainOptions(files.get(0), List.copyOf(filters), isJson, isAll, failOn);
    }

    private static String value(List<String> arguments, int i, String option, String usage) {
        if (i >= arguments.size()) {
            throw new UsageException(option + " needs a value; usage: " + usage);
        }
        return arguments.get(i);
    }

    private static void addRules(Set<String> failOn, String list) {
        for (String each : list.split(",", -1)) {
            String id = each.strip().toUpperCase(Locale.ROOT);
            if (!Diagnosis.ids().contains(id)) {
                throw new UsageException("--fail-on: no verdict is called \"" + each.strip() + "\"; "
                        + Spelling.nearest(Diagnosis.ids(), id)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("they are " + String.join(", ", Diagnosis.ids())));
            }
            failOn.add(id);
        }
    }
}
