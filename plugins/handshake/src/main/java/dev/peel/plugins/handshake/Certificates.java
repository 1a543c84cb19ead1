package dev.peel.plugins.handshake;

import java.util.List;

/**
 * The certificates of a Certificate message that is not encrypted, RFC 5246 7.4.2.
 *
 * @param frame the frame that completes it
 * @param chain each certificate's DER encoding, in the message's order; empty where it has none or there was no room; not to be changed
 * @param isEmpty whether the message carries none
 */
public record Certificates(long frame, List<byte[]> chain, boolean isEmpty) {}
