/**
 * A capture that is opened to be explored: one pass makes an index, and then any frame can be shown in full, as often as wanted.
 *
 * <p>{@link dev.peel.core.index.IndexedCapture#open} makes the pass and tells what it saw
 * ({@link dev.peel.core.index.Overview}); {@link dev.peel.core.index.IndexedCapture#packet} repeats the conversation of a frame up
 * to it, so that the packet is the one that a pass over the whole capture would show.
 */
@NullMarked
package dev.peel.core.index;

import org.jspecify.annotations.NullMarked;
