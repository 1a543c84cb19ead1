package dev.peel.repl.script.testing;

import dev.peel.core.dissect.Limits;

/**
 * How tests are run.
 *
 * @param limits bound how long a test may take, and the memory
 * @param seed draws how talks travel and how bytes are spoilt
 * @param rounds how many times each talk and each frame is spoilt, at least 1
 * @param isUpdate whether reviewed trees are written anew instead of being compared
 */
public record TestSettings(Limits limits, long seed, int rounds, boolean isUpdate) {}
