package dev.peel.core.dissect;

/**
 * What the fragments of one datagram have in common, see {@link Dissection#fragment}. RFC 791 3.2, RFC 8200 4.5.
 *
 * @param sourceHigh the source address's upper 64 bits; 0 for an IPv4 address
 * @param sourceLow its lower 64 bits
 * @param destinationHigh the destination address's upper 64 bits; 0 for an IPv4 address
 * @param destinationLow its lower 64 bits
 * @param family 4 or 6
 * @param protocol the protocol number as far as it is part of the identity, else 0; beyond 255 both ports of a protocol over UDP that
 *     has fragments of its own
 * @param identification the datagram's identification
 */
public record FragmentKey(
        long sourceHigh,
        long sourceLow,
        long destinationHigh,
        long destinationLow,
        int family,
        int protocol,
        long identification) {}
