/** The Post Office Protocol, version 3, RFC 1939: commands and responses, and where TLS starts, RFC 2595. */
@NullMarked
package dev.peel.dissectors.pop;

import org.jspecify.annotations.NullMarked;
