/**
 * A flow beside another: what differs once all that differs between any two connections is left aside, {@code peel diff}.
 */
@NullMarked
package dev.peel.plugins.handshake.diff;

import org.jspecify.annotations.NullMarked;
