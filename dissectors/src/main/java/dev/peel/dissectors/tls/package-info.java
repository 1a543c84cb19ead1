/**
 * Transport Layer Security, SSL 2.0 to TLS 1.3: records, handshake messages, extensions, alerts.
 *
 * <p>{@code TlsDissector} cuts a TCP stream into records, {@code Records} and {@code Ssl2Records} read one each, {@code Handshakes}
 * leads to the message, {@code Extensions} to the extension. What is remembered of a connection is one {@code TlsSession} on its
 * flow. Handshake messages that travel otherwise, as QUIC's do, come in through the table {@code tls.handshake}.
 */
@NullMarked
package dev.peel.dissectors.tls;

import org.jspecify.annotations.NullMarked;
