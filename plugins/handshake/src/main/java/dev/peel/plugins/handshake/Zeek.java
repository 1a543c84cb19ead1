package dev.peel.plugins.handshake;

/**
 * The flow in Zeek's words.
 *
 * @param connState the {@code conn_state} of conn.log
 * @param history the {@code history} of conn.log
 * @param sslHistory the {@code ssl_history} of ssl.log; empty where there is no TLS
 */
public record Zeek(String connState, String history, String sslHistory) {}
