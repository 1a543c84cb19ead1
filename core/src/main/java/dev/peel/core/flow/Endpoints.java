package dev.peel.core.flow;

/**
 * Where the packet at hand comes from and where it goes to.
 *
 * <p>Addresses are 128 bits in two longs; an IPv4 address is the low 32 of them, unsigned. Reused for every packet: do not keep.
 */
public interface Endpoints {
    /** {@return 4 or 6, the version of the Internet Protocol that gave the addresses, 0 where none did and the addresses are 0} */
    int family();

    /** {@return the upper 64 bits of the source address} */
    long sourceHigh();

    /** {@return the lower 64 bits of the source address} */
    long sourceLow();

    /** {@return the upper 64 bits of the destination address} */
    long destinationHigh();

    /** {@return the lower 64 bits of the destination address} */
    long destinationLow();

    /** {@return the port that the packet comes from, 0 to 65535, as the last layer with ports says; 0 where there was none} */
    int sourcePort();

    /** {@return the port that the packet goes to, 0 to 65535, as the last layer with ports says; 0 where there was none} */
    int destinationPort();
}
