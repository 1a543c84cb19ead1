/**
 * What two captures of the same connections, taken at two points of the way, say of each other: {@code peel match}.
 */
@NullMarked
package dev.peel.plugins.handshake.match;

import org.jspecify.annotations.NullMarked;
