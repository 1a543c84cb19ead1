/** {@code peel explain}: what went wrong in a capture, by which frames one can see it, and what to check next. */
@NullMarked
package dev.peel.plugins.handshake.explain;

import org.jspecify.annotations.NullMarked;
