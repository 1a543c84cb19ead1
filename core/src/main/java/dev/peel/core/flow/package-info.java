/** Conversations and what is remembered of them: streams in order, fragments put together, per-flow state. */
@NullMarked
package dev.peel.core.flow;

import org.jspecify.annotations.NullMarked;
