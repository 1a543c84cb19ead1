package dev.peel.repl.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** In which form packets are printed: what {@code -T} takes. */
enum OutputType {
    /** Lines for people. */
    TEXT,
    /** The same, with tabs between the columns of the summary. */
    TABS,
    /** Chosen fields, a line a packet. */
    FIELDS,
    /** A JSON array. */
    JSON,
    /** A JSON array of bytes and where they are. */
    JSONRAW,
    /** A JSON object a line, with typed values. */
    JSONL,
    /** What Elasticsearch's bulk interface takes. */
    EK,
    /** The tree, as XML. */
    PDML,
    /** The summary, as XML. */
    PSML;

    /** {@return the word for it} */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OutputType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** {@return all words, with commas between them} */
    static String words() {
        return Arrays.stream(values()).map(OutputType::word).collect(Collectors.joining(", "));
    }

    /** {@return whether {@code -e} says what is printed} */
    boolean takesFields() {
        return this == FIELDS || this == JSON || this == EK;
    }

    /** {@return whether {@code -x} adds bytes} */
    boolean takesBytes() {
        return switch (this) {
            case TEXT, TABS, JSON, JSONRAW, EK -> true;
            case FIELDS, JSONL, PDML, PSML -> false;
        };
    }

    /** {@return whether {@code -j} and {@code -J} say of what is printed} */
    boolean takesFilter() {
        return switch (this) {
            case JSON, JSONRAW, JSONL, EK, PDML -> true;
            case TEXT, TABS, FIELDS, PSML -> false;
        };
    }
}
