package dev.peel.core.filter;

/** How often a pattern may look at a character for one value, and how often that was not enough. */
final class Budget {
    private final int steps;
    private final Spent signal = new Spent(); // one for all, since it may be thrown for each value
    private int left;
    private long spent;

    Budget(int steps) {
        this.steps = steps;
    }

    /** Thrown where the steps are spent. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Spent() {
            super("the steps are spent", null, false, false);
        }
    }

    /** Gives all steps again, for another value. */
    void start() {
        left = steps;
    }

    void step() {
        if (--left < 0) {
            throw signal;
        }
    }

    /** Counts a value for which the steps were not enough. */
    void count() {
        spent++;
    }

    /** {@return for how many values the steps were not enough} */
    long spent() {
        return spent;
    }
}
