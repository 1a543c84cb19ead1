package dev.peel.core.filter;

/**
 * How large a filter may be, so that no text costs more than it should.
 *
 * @param length characters of the text
 * @param depth parentheses, braces, functions and nots within each other
 * @param operations computations and ranges, all together
 * @param members members of a set
 */
record FilterBounds(int length, int depth, int operations, int members) {
    static final FilterBounds DEFAULT = new FilterBounds(1 << 18, 200, 1000, 10_000);
}
