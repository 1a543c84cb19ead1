/** QUIC as far as it can be read without anybody's secrets: the packets' headers, and the handshake in Initial packets. */
@NullMarked
package dev.peel.dissectors.quic;

import org.jspecify.annotations.NullMarked;
