package dev.peel.repl.shell;

import java.util.List;

/**
 * What an argument of a command may be.
 *
 * @param kind what kind of thing it is
 * @param words the words that it may be, of {@link Kind#WORD}
 */
record Argument(Kind kind, List<String> words) {
    /** What kind of thing an argument is. */
    enum Kind {
        /** A path. */
        FILE,
        /** A display filter, to the end of the line. */
        FILTER,
        /** A number or anything else that cannot be offered. */
        OTHER,
        /** One of a few words. */
        WORD,
        /** A field's name. */
        FIELD,
        /** A whole line. */
        LINE
    }

    static final Argument FILE = new Argument(Kind.FILE, List.of());
    static final Argument FILTER = new Argument(Kind.FILTER, List.of());
    static final Argument OTHER = new Argument(Kind.OTHER, List.of());
    static final Argument FIELD = new Argument(Kind.FIELD, List.of());
    static final Argument LINE = new Argument(Kind.LINE, List.of());

    /** Copies the list. */
    Argument {
        words = List.copyOf(words);
    }

    static Argument word(List<String> words) {
        return new Argument(Kind.WORD, words);
    }
}
