package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The chain of IPv6 extension headers, RFC 8200 4.
 *
 * <p>Each header has a layer of its own below the IPv6 header's. They are read one after the other, not one within the other, so that
 * a packet of nothing but extension headers is no deeper than any other.
 */
final class Ipv6Extensions {
    private static final Ipv6OptionsHeader HOP_BY_HOP =
            new Ipv6OptionsHeader("ipv6.hopopts", "IPv6 Hop-by-Hop", "IPv6 Hop-by-Hop Option");
    private static final Ipv6OptionsHeader DESTINATION_OPTIONS =
            new Ipv6OptionsHeader("ipv6.dstopts", "IPv6 Destination", "Destination Options for IPv6");
    private static final Ipv6RoutingHeader ROUTING = new Ipv6RoutingHeader();
    private static final Ipv6FragmentHeader FRAGMENT = new Ipv6FragmentHeader();

    private Ipv6Extensions() {}

    static void register(Registrar registrar) {
        registrar.bind("ip.proto", IpProtocols.HOP_BY_HOP, HOP_BY_HOP);
        registrar.bind("ip.proto", IpProtocols.ROUTING, ROUTING);
        registrar.bind("ip.proto", IpProtocols.FRAGMENT, FRAGMENT);
        registrar.bind("ip.proto", IpProtocols.DESTINATION_OPTIONS, DESTINATION_OPTIONS);
        registrar.protocol(HOP_BY_HOP.protocol());
        registrar.protocol(ROUTING.protocol());
        registrar.protocol(FRAGMENT.protocol());
        registrar.protocol(DESTINATION_OPTIONS.protocol());
    }

    /**
     * Reads the extension headers behind an IPv6 header, and what they lead to.
     *
     * @param first the number of the header or protocol that stands here
     * @param isWhole whether all of the packet that its header promises is there
     */
    static void follow(Dissection d, int first, boolean isWhole) {
        follow(d, null, first, isWhole);
    }

    /** As {@link #follow(Dissection, int, boolean)}, behind the extension header {@code behind}, which is read already. */
    static void follow(Dissection d, @Nullable Ipv6ExtensionHeader behind, int first, boolean isWhole) {
        Ipv6ExtensionHeader previous = behind;
        int number = first;
        while (previous != FRAGMENT || FRAGMENT.leadsOn(d, number, isWhole)) {
            Ipv6ExtensionHeader header = of(number);
            if (header == null) {
                hand(d, number);
                return;
            }
            int mark = d.open(header.protocol().field());
            if (header == HOP_BY_HOP && previous != null) {
                d.expert(
                        Severity.ERROR,
                        ExpertGroup.PROTOCOL,
                        "IPv6 Hop-by-Hop extension header must appear immediately after IPv6 header");
            }
            number = header.read(d);
            d.close(mark);
            previous = header;
        }
    }

    /** {@return whether {@code number} announces an extension header, or that nothing follows} */
    static boolean isAnnounced(int number) {
        return number == IpProtocols.NO_NEXT_HEADER || of(number) != null;
    }

    private static @Nullable Ipv6ExtensionHeader of(int number) {
        return switch (number) {
            case IpProtocols.HOP_BY_HOP -> HOP_BY_HOP;
            case IpProtocols.ROUTING -> ROUTING;
            case IpProtocols.FRAGMENT -> FRAGMENT;
            case IpProtocols.DESTINATION_OPTIONS -> DESTINATION_OPTIONS;
            default -> null;
        };
    }

    private static void hand(Dissection d, int number) {
        if (number != IpProtocols.NO_NEXT_HEADER) {
            d.next(IpProtocols.TABLE, number);
            return;
        }
        if (d.summarizing()) {
            d.summary(Ipv6Dissector.IPV6, "IPv6 no next header");
        }
        d.data();
    }
}
