/** Datagram Transport Layer Security: records and the heads of handshake messages. */
@NullMarked
package dev.peel.dissectors.dtls;

import org.jspecify.annotations.NullMarked;
