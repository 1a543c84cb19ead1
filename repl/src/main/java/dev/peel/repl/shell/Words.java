package dev.peel.repl.shell;

import dev.peel.core.plugin.UsageException;
import java.util.ArrayList;
import java.util.List;

/** The words of a command's arguments: spaces stand between them, quotes of either kind hold one together. */
final class Words {
    private Words() {}

    /**
     * {@return the words of {@code text}}
     *
     * @throws UsageException when a quote is not closed
     */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quote != 0) {
                if (character == quote) {
                    quote = 0;
                } else {
                    word.append(character);
                }
            } else if (character == '"' || character == '\'') {
                quote = character;
                isWord = true;
            } else if (Character.isWhitespace(character)) {
                if (isWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    isWord = false;
                }
            } else {
                word.append(character);
                isWord = true;
            }
        }
        if (quote != 0) {
            throw new UsageException("the quote " + quote + " that ends a word is missing");
        }
        if (isWord) {
            words.add(word.toString());
        }
        return words;
    }

    /**
     * {@return the number that {@code text} is}
     *
     * @param what what is numbered, for the message
     * @throws UsageException when it is no whole number from {@code least} on
     */
    static int number(String what, String text, int least) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // Told below, as numbers that are too small are.
        }
        throw new UsageException(what + " \"" + text + "\": expected a whole number from " + least + " on");
    }
}
