package dev.peel.core.flow;

/** What flows are found by: the endpoints of the packet at hand, as its headers set them. Not thread-safe. */
public final class FlowKey implements Endpoints {
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

    /** Forgets addresses and ports, for a packet that has none. */
    public void clear() {
        family = 0;
        sourceHigh = 0;
        sourceLow = 0;
        destinationHigh = 0;
        destinationLow = 0;
        sourcePort = 0;
        destinationPort = 0;
    }

    @Override
    public int sourcePort() {
        return sourcePort;
    }

    @Override
    public int destinationPort() {
        return destinationPort;
    }

    @Override
    public int family() {
        return family;
    }

    @Override
    public long sourceHigh() {
        return sourceHigh;
    }

    @Override
    public long sourceLow() {
        return sourceLow;
    }

    @Override
    public long destinationHigh() {
        return destinationHigh;
    }

    @Override
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
