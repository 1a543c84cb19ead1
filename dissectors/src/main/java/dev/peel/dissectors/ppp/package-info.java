/** The point-to-point protocol, RFC 1661. */
@NullMarked
package dev.peel.dissectors.ppp;

import org.jspecify.annotations.NullMarked;
