/**
 * Tables over a capture, in tshark's layout: conversations, endpoints, the tree of protocols, packets by interval, streams, expert
 * items.
 *
 * <p>Each is a {@link dev.peel.core.plugin.Statistic} that asks for fields by name, as any tap does.
 */
@NullMarked
package dev.peel.plugins.statistics;

import org.jspecify.annotations.NullMarked;
