package dev.peel.plugins.statistics;

import dev.peel.core.bytes.AddressText;
import dev.peel.core.bytes.Bytes;

/** One end of a conversation, changed in place; a table keeps copies. Not thread-safe. */
final class Endpoint {
    // Hot path: no allocation per packet.

    private static final int IPV6_LENGTH = 16; // bytes

    /** What kind of address there is. */
    enum Family {
        NONE,
        ETHERNET,
        IPV4,
        IPV6
    }

    private Family family = Family.NONE;
    private long high;
    private long low;
    private int port;

    void clear() {
        family = Family.NONE;
        high = 0;
        low = 0;
        port = 0;
    }

    /** Sets the address to a number that is the whole of it. */
    void address(Family newFamily, long number) {
        family = newFamily;
        high = 0;
        low = number;
    }

    /** Sets the address to the 16 bytes at {@code at} of {@code array}. */
    void ipv6(byte[] array, int at) {
        family = Family.IPV6;
        high = Bytes.i64(array, at);
        low = Bytes.i64(array, at + 8);
    }

    void port(int newPort) {
        port = newPort;
    }

    int port() {
        return port;
    }

    boolean isIpv6() {
        return family == Family.IPV6;
    }

    /** Makes this the same endpoint as {@code other}. */
    Endpoint set(Endpoint other) {
        family = other.family;
        high = other.high;
        low = other.low;
        port = other.port;
        return this;
    }

    Endpoint copy() {
        return new Endpoint().set(this);
    }

    boolean is(Endpoint other) {
        return low == other.low && port == other.port && high == other.high && family == other.family;
    }

    /** {@return a hash whose bits are well mixed} */
    int hash() {
        long mixed = (low * 0x9e3779b97f4a7c15L ^ high) * 0xc2b2ae3d27d4eb4fL + port * 0x165667b19e3779f9L;
        return (int) (mixed ^ mixed >>> 32);
    }

    /** {@return the address, empty where there is none} */
    String address() {
        return switch (family) {
            case NONE -> "";
            case ETHERNET -> AddressText.ether(low);
            case IPV4 -> AddressText.ipv4((int) low);
            case IPV6 -> AddressText.ipv6(bytes(), 0);
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[IPV6_LENGTH];
        for (int i = 0; i < IPV6_LENGTH; i++) {
            long half = i < 8 ? high : low;
            bytes[i] = (byte) (half >>> (7 - i % 8) * 8);
        }
        return bytes;
    }

    @Override
    public String toString() {
        return address() + ":" + port;
    }
}
