package dev.peel.plugins.statistics;

import dev.peel.core.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/** Which stream is to be followed. */
final class FollowWish {
    private final long stream;
    private final @Nullable Peer one;
    private final @Nullable Peer other;
    private final String filter;

    private FollowWish(long stream, @Nullable Peer one, @Nullable Peer other, String filter) {
        this.stream = stream;
        this.one = one;
        this.other = other;
        this.filter = filter;
    }

    /**
     * An address and a port.
     *
     * @param endpoint to compare with a packet's
     * @param isIpv6 whether the address is IPv6's
     */
    record Peer(Endpoint endpoint, boolean isIpv6) {

        /** {@return a peer with the 4 or 16 bytes of {@code address}} */
        static Peer of(byte[] address, int port) {
            Endpoint endpoint = new Endpoint();
            boolean isIpv6 = address.length != 4;
            if (isIpv6) {
                endpoint.ipv6(address, 0);
            } else {
                endpoint.address(Endpoint.Family.IPV4, Bytes.i32(address, 0) & 0xffffffffL);
            }
            endpoint.port(port);
            return new Peer(endpoint, isIpv6);
        }
    }

    /** {@return the wish for the stream with this number, from 0} */
    static FollowWish of(AddressKind kind, long stream) {
        return new FollowWish(stream, null, null, kind.stream() + " eq " + stream);
    }

    /** {@return the wish for all that two peers said to each other} */
    static FollowWish of(AddressKind kind, Peer one, Peer other) {
        String filter = "(" + oneWay(kind, one, other) + ") or (" + oneWay(kind, other, one) + ")";
        return new FollowWish(-1, one, other, filter);
    }

    private static String oneWay(AddressKind kind, Peer from, Peer to) {
        return half(kind, from, "src", "srcport") + " and " + half(kind, to, "dst", "dstport");
    }

    private static String half(AddressKind kind, Peer peer, String address, String port) {
        return "(" + (peer.isIpv6() ? "ipv6." : "ip.") + address + " eq "
                + peer.endpoint().address() + " and " + kind.layer() + "." + port + " eq "
                + peer.endpoint().port() + ")";
    }

    /** {@return whether a packet is of the stream} */
    boolean meets(Endpoint source, Endpoint destination, long number) {
        if (one == null || other == null) {
            return number == stream;
        }
        return one.endpoint().is(source) && other.endpoint().is(destination)
                || one.endpoint().is(destination) && other.endpoint().is(source);
    }

    /** {@return the display filter that asks for the same} */
    String filter() {
        return filter;
    }
}
