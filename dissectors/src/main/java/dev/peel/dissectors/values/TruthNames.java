package dev.peel.dissectors.values;

import dev.peel.core.field.Values;

/** Words for booleans that several protocols use. */
public final class TruthNames {
    /** True and False, also for one bit of a number, which else is set or not. */
    public static final Values TRUE_FALSE = Values.of(0, "False", 1, "True");
    /** Yes and No. */
    public static final Values YES_NO = Values.of(0, "No", 1, "Yes");

    private TruthNames() {}
}
