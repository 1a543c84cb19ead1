/**
 * Follows the TCP flows of a capture: one state machine a flow, from the names of fields alone.
 *
 * <p>{@link dev.peel.plugins.handshake.track.CaptureFlows} is what the other packages see of it.
 */
@NullMarked
package dev.peel.plugins.handshake.track;

import org.jspecify.annotations.NullMarked;
