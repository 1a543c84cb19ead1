package dev.peel.plugins.handshake.certificate;

/**
 * One thing that is remarkable about a chain.
 *
 * @param fault what it is
 * @param position which certificate it is about: 0 for the first that was sent, the server's own
 * @param text one plain sentence, in English, with the values that it is about
 */
public record CertificateFinding(CertificateFault fault, int position, String text) {}
