package dev.peel.repl.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a command takes, an option or a word in its place, and the value that the command line gave it.
 *
 * <p>Commands are declared by these and not by picocli's annotations, since the first annotation that is read has the virtual machine
 * make classes for all of them, which is a third of the time that a command takes to start.
 *
 * @param <T> the type of the value
 */
final class Argument<T> {
    private final ArgSpec spec;

    /** An argument of a rare kind, whose value is a {@code T}; the others have factories. */
    Argument(ArgSpec spec) {
        this.spec = spec;
    }

    /** {@return an option that is false unless it is given} */
    static Argument<Boolean> flag(String name, String description) {
        return new Argument<>(OptionSpec.builder(name)
                .type(boolean.class)
                .initialValue(false)
                .description(description)
                .build());
    }

    /** {@return an option with a text, which is empty unless it is given} */
    static Argument<String> text(String name, String label, String description) {
        return text(name, label, "", description);
    }

    /** {@return an option with a text, which is {@code usual} unless it is given} */
    static Argument<String> text(String name, String label, String usual, String description) {
        return new Argument<>(option(name, label, usual, description).build());
    }

    /** {@return an option whose text may be left out: {@code usual} unless the option is given, {@code bare} when it is without} */
    static Argument<String> optionalText(String name, String label, String usual, String bare, String description) {
        return new Argument<>(option(name, label, usual, description)
                .arity("0..1")
                .fallbackValue(bare)
                .build());
    }

    private static OptionSpec.Builder option(String name, String label, String usual, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .initialValue(usual)
                .paramLabel(label)
                .description(description);
    }

    /** {@return an option with a text that may be repeated} */
    static Argument<List<String>> texts(String name, String label, String description) {
        return new Argument<>(OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of())
                .paramLabel(label)
                .description(description)
                .build());
    }

    /** {@return the word at {@code index}, 0 for the first, which has to be there} */
    static Argument<String> word(int index, String label, String description) {
        return new Argument<>(
                word(index, label, "", description).arity("1").required(true).build());
    }

    /** {@return the only word, {@code usual} where there is none} */
    static Argument<String> optionalWord(String label, String usual, String description) {
        return new Argument<>(word(0, label, usual, description).arity("0..1").build());
    }

    private static PositionalParamSpec.Builder word(int index, String label, String usual, String description) {
        return PositionalParamSpec.builder()
                .index(String.valueOf(index))
                .type(String.class)
                .initialValue(usual)
                .paramLabel(label)
                .description(description);
    }

    /** {@return the words from {@code index} on, as many as there are} */
    static Argument<List<String>> words(int index, String label, String description) {
        return new Argument<>(
                words(index).paramLabel(label).description(description).build());
    }

    /** {@return all words, of which the help says nothing} */
    static Argument<List<String>> hiddenWords() {
        return new Argument<>(words(0).hidden(true).build());
    }

    private static PositionalParamSpec.Builder words(int index) {
        return PositionalParamSpec.builder()
                .index(index + "..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of());
    }

    /** Has {@code command} take {@code arguments}; its help shows options in this order, unless it sorts them. */
    static void add(CommandSpec command, Argument<?>... arguments) {
        for (Argument<?> argument : arguments) {
            command.add(argument.spec);
        }
    }

    /** {@return the value; null before the command line is parsed} */
    T value() {
        return spec.getValue();
    }
}
