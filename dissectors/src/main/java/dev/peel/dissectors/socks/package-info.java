/** SOCKS, versions 4, 4a and 5 (RFC 1928): how a client asks a proxy for a connection, and what goes through it. */
@NullMarked
package dev.peel.dissectors.socks;

import org.jspecify.annotations.NullMarked;
