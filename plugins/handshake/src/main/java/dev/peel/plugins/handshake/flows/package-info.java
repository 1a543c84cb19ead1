/**
 * The TCP flows of a capture, a line each: {@code peel flows}.
 */
@NullMarked
package dev.peel.plugins.handshake.flows;

import org.jspecify.annotations.NullMarked;
