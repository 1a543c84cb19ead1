/** TPKT: packets of ISO transport on top of a TCP stream, RFC 1006. */
@NullMarked
package dev.peel.dissectors.tpkt;

import org.jspecify.annotations.NullMarked;
