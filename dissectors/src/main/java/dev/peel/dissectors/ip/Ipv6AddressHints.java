package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import java.util.stream.Stream;

/**
 * What an IPv6 header's addresses tell of themselves: the IPv4 addresses inside those of 6to4 (RFC 3056), Teredo (RFC 4380) and
 * ISATAP (RFC 5214), and the hardware address inside those made by SLAAC (RFC 4291 appendix A).
 */
final class Ipv6AddressHints {
    private static final int PREFIX_6TO4 = 0x2002; // RFC 3056 2
    private static final long PREFIX_TEREDO = 0x2001_0000L; // RFC 4380 2.6
    private static final int LENGTH = 16; // bytes of an address

    private static final Hints SOURCE = new Hints("src_", "Source ", 2 * LENGTH);
    private static final Hints DESTINATION = new Hints("dst_", "Destination ", LENGTH);

    private Ipv6AddressHints() {}

    static Stream<Field> fields() {
        return Stream.concat(SOURCE.all(), DESTINATION.all());
    }

    /** Notes what the two addresses tell; the cursor stands behind them. */
    static void note(Dissection d) {
        if (SOURCE.isWanted(d) || DESTINATION.isWanted(d)) {
            SOURCE.noteTunnel(d);
            DESTINATION.noteTunnel(d);
            SOURCE.noteHardware(d);
            DESTINATION.noteHardware(d);
        }
    }

    /** The hints of one of the two addresses. */
    private static final class Hints {
        private final int back;
        private final Field hardware;
        private final Field isatap;
        private final Field gateway;
        private final Field siteLevel;
        private final Field teredoServer;
        private final Field teredoPort;
        private final Field teredoClient;
        private final Field[] all;

        /** Makes the hints of the address that starts {@code back} bytes before the cursor. */
        Hints(String prefix, String label, int back) {
            this.back = back;
            hardware = Field.ether("ipv6." + prefix + "slaac_mac", label + "SLAAC MAC")
                    .also("ipv6.slaac_mac", "SLAAC MAC");
            isatap = Field.ipv4("ipv6." + prefix + "isatap_ipv4", label + "ISATAP IPv4")
                    .also("ipv6.isatap_ipv4", "ISATAP IPv4");
            gateway = Field.ipv4("ipv6." + prefix + "6to4_gw_ipv4", label + "6to4 Gateway IPv4")
                    .also("ipv6.6to4_gw_ipv4", "6to4 Gateway IPv4");
            siteLevel = Field.uint("ipv6." + prefix + "6to4_sla_id", 16, label + "6to4 SLA ID")
                    .also("ipv6.6to4_sla_id", "6to4 SLA ID");
            teredoServer = Field.ipv4("ipv6." + prefix + "ts_ipv4", label + "Teredo Server IPv4")
                    .also("ipv6.ts_ipv4", "Teredo Server IPv4");
            teredoPort = Field.uint("ipv6." + prefix + "tc_port", 16, label + "Teredo Port")
                    .also("ipv6.tc_port", "Teredo Port");
            teredoClient = Field.ipv4("ipv6." + prefix + "tc_ipv4", label + "Teredo Client IPv4")
                    .also("ipv6.tc_ipv4", "Teredo Client IPv4");
            all = new Field[] {hardware, isatap, gateway, siteLevel, teredoServer, teredoPort, teredoClient};
        }

        Stream<Field> all() {
            return Stream.of(all);
        }

        boolean isWanted(Dissection d) {
            return d.wantsAny(all);
        }

        void noteTunnel(Dissection d) {
            int at = -back;
            long prefix = d.peekU32(at);
            if (prefix >>> 16 == PREFIX_6TO4) {
                d.derived(gateway, at + 2, 4, d.peekU32(at + 2));
                d.derived(siteLevel, at + 6, 2, d.peekU16(at + 6));
            } else if (prefix == PREFIX_TEREDO) {
                d.derived(teredoServer, at + 4, 4, d.peekU32(at + 4));
                // RFC 4380 4: both are stored with all bits turned over.
                d.derived(teredoPort, at + 10, 2, ~d.peekU16(at + 10) & 0xffff);
                d.derived(teredoClient, at + 12, 4, ~d.peekU32(at + 12) & 0xffff_ffffL);
            }
        }

        void noteHardware(Dissection d) {
            int at = LENGTH / 2 - back;
            if (d.peekU16(at + 3) == 0xfffe) {
                long upper = ((long) d.peekU16(at) << 8 | d.peekU8(at + 2)) ^ 0x020000;
                d.derived(hardware, at, 8, upper << 24 | (long) d.peekU8(at + 5) << 16 | d.peekU16(at + 6));
            } else if ((d.peekU32(at) & 0xfcff_ffffL) == 0x0000_5efeL) {
                d.derived(isatap, at + 4, 4, d.peekU32(at + 4));
            }
        }
    }
}
