package dev.peel.core.filter;

/** How many of a field's values a relation has to hold for. */
enum Quantifier {
    ANY,
    ALL;

    /** {@return the word before a relation} */
    String word() {
        return this == ANY ? "any" : "all";
    }
}
