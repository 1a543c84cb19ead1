package dev.peel.plugins.statistics;

/**
 * Which pieces of a stream are shown.
 *
 * @param first the number of the first, from 1
 * @param last the number of the last
 */
record FollowRange(int first, int last) {
    /** All of them. */
    static final FollowRange ALL = new FollowRange(1, Integer.MAX_VALUE);

    boolean has(int number) {
        return first <= number && number <= last;
    }
}
