package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.Verdict;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From the facts of a flow to a verdict, or none.
 *
 * @param advice what the rule is called and says in every case
 * @param judge gives the verdict, null where the rule has nothing to say
 */
record Rule(Advice advice, Function<Case, @Nullable Verdict> judge) {}
