package dev.peel.core.flow;

/**
 * The endpoints of the packet at hand: what flows are found by.
 *
 * <p>Addresses are 128 bits in two longs; an IPv4 address is the low 32 of them. Reused for every packet: do not keep. Not
 * thread-safe.
 */
public final class FlowKey {
    // Hot path: no allocation per packet; watched by FlowTableBenchmark.

    Transport transport = Transport.TCP;
    int family;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int sourcePort;
    int destinationPort;

    /** Sets the addresses, as an IPv4 header gives them. */
    public void ipv4(int source, int destination) {
        family = 4;
        sourceHigh = 0;
        sourceLow = source & 0xffffffffL;
        destinationHigh = 0;
        destinationLow = destination & 0xffffffffL;
    }

    /** Sets the addresses, as an IPv6 header gives them. */
    public void ipv6(long newSourceHigh, long newSourceLow, long newDestinationHigh, long newDestinationLow) {
        family = 6;
        sourceHigh = newSourceHigh;
        sourceLow = newSourceLow;
        destinationHigh = newDestinationHigh;
        destinationLow = newDestinationLow;
    }

    /** Sets the ports, 0 to 65535 each. */
    public void ports(Transport newTransport, int source, int destination) {
        transport = newTransport;
        sourcePort = source;
        destinationPort = destination;
    }

    /** Forgets the addresses, for a packet that has none. */
    public void clear() {
        family = 0;
        sourceHigh = 0;
        sourceLow = 0;
        destinationHigh = 0;
        destinationLow = 0;
    }

    /** {@return the port that the packet comes from, 0 to 65535; 0 where there are no ports} */
    public int sourcePort() {
        return sourcePort;
    }

    /** {@return the port that the packet goes to, 0 to 65535; 0 where there are no ports} */
    public int destinationPort() {
        return destinationPort;
    }

    /** {@return 4 or 6, the version of the Internet Protocol that gave the addresses, 0 where none did} */
    public int family() {
        return family;
    }

    /** {@return the upper 64 bits of the source address} */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** {@return the lower 64 bits of the source address} */
    public long sourceLow() {
        return sourceLow;
    }

    /** {@return the upper 64 bits of the destination address} */
    public long destinationHigh() {
        return destinationHigh;
    }

    /** {@return the lower 64 bits of the destination address} */
    public long destinationLow() {
        return destinationLow;
    }

    /** {@return a hash that is the same for both directions} */
    int hash() {
        long source = mix(sourceHigh * 31 + sourceLow + ((long) sourcePort << 40));
        long destination = mix(destinationHigh * 31 + destinationLow + ((long) destinationPort << 40));
        long both = mix(source + destination + transport.index());
        return (int) (both ^ both >>> 32);
    }

    private static long mix(long number) {
        long mixed = (number ^ number >>> 32) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }
}
