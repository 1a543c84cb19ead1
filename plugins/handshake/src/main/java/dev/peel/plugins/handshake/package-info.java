/**
 * What became of the TLS handshakes in a capture: {@code peel handshakes}.
 *
 * <p>A tap that knows no dissector, only the names of fields. {@link dev.peel.plugins.handshake.Handshake} is what it tells of one
 * flow.
 */
@NullMarked
package dev.peel.plugins.handshake;

import org.jspecify.annotations.NullMarked;
