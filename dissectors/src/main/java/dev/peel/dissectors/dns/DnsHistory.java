package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;
import dev.peel.dissectors.values.TruthNames;
import java.util.Map;
import java.util.stream.Stream;

/** What resource records hold that are seldom in use any more: of other networks, of services by bit, of WINS. */
final class DnsHistory {
    private static final int ADDRESS_BITS = 128; // of IPv6
    private static final int ADDRESS_BYTES = 16;

    private static final Field SERVICES_ADDRESS = Field.ipv4("dns.wks.address", "Address");
    private static final Field SERVICES_PROTOCOL =
            Field.uint("dns.wks.protocol", 8, "Protocol").values(NamedValues.of("ip-protocols.tsv"));
    private static final Field SERVICES_BITS =
            Field.uint("dns.wks.bits", 8, "Bits").hex();
    private static final Field X25_LENGTH = Field.uint("dns.x25.length", 8, "Length");
    private static final Field X25_ADDRESS = Field.text("dns.x25.psdn_address", "PSDN-Address");
    private static final Field ISDN_LENGTH = Field.uint("dns.idsn.length", 8, "Length");
    private static final Field ISDN_ADDRESS = Field.text("dns.idsn.address", "ISDN Address");
    private static final Field ISDN_SUB_LENGTH = Field.uint("dns.idsn.sa.length", 8, "Length");
    private static final Field ISDN_SUB_ADDRESS = Field.text("dns.idsn.sa.address", "Sub Address");
    private static final Field ROUTE_PREFERENCE = Field.uint("dns.rt.subtype", 16, "Preference");
    private static final Field ROUTE_HOST = Field.text("dns.rt.intermediate_host", "Intermediate Hostname");
    private static final Field NSAP = Field.bytes("dns.nsap.rdata", "NSAP Data");
    private static final Field NSAP_OWNER = Field.text("dns.nsap_ptr.owner", "Owner");
    private static final Field MAPPING_PREFERENCE = Field.uint("dns.px.preference", 16, "Preference");
    private static final Field MAPPING_822 = Field.text("dns.px.map822", "MAP822");
    private static final Field MAPPING_400 = Field.text("dns.px.map400", "MAPX400");
    private static final Field LONGITUDE_LENGTH = Field.uint("dns.gpos.longitude_length", 8, "Longitude length");
    private static final Field LONGITUDE = Field.text("dns.gpos.longitude", "Longitude");
    private static final Field LATITUDE_LENGTH = Field.uint("dns.gpos.latitude_length", 8, "Latitude length");
    private static final Field LATITUDE = Field.text("dns.gpos.latitude", "Latitude");
    private static final Field ALTITUDE_LENGTH = Field.uint("dns.gpos.altitude_length", 8, "Altitude length");
    private static final Field ALTITUDE = Field.text("dns.gpos.altitude", "Altitude");
    private static final Field PREFIX_LENGTH = Field.uint("dns.a6.prefix_len", 8, "Prefix len");
    private static final Field SUFFIX = Field.ipv6("dns.a6.address_suffix", "Address Suffix");
    private static final Field PREFIX_NAME = Field.text("dns.a6.prefix_name", "Prefix name");
    private static final Field WINS_LOCAL =
            Field.flag("dns.wins.local_flag", 32, 0x1, "Local Flag").values(TruthNames.TRUE_FALSE);
    private static final Field WINS_LOOKUP = Field.uint("dns.wins.lookup_timeout", 32, "Lookup timeout");
    private static final Field WINS_CACHE = Field.uint("dns.wins.cache_timeout", 32, "Cache timeout");
    private static final Field WINS_COUNT = Field.uint("dns.wins.nb_wins_servers", 32, "Number of WINS servers");
    private static final Field WINS_SERVER = Field.ipv4("dns.wins.wins_server", "WINS Server Address");
    private static final Field REVERSE_LOCAL =
            Field.flag("dns.winsr.local_flag", 32, 0x1, "Local Flag").values(TruthNames.TRUE_FALSE);
    private static final Field REVERSE_LOOKUP = Field.uint("dns.winsr.lookup_timeout", 32, "Lookup timeout");
    private static final Field REVERSE_CACHE = Field.uint("dns.winsr.cache_timeout", 32, "Cache timeout");
    private static final Field REVERSE_DOMAIN = Field.text("dns.winsr.name_result_domain", "Name Result Domain");

    private DnsHistory() {}

    static Stream<Field> fields() {
        return Stream.of(
                SERVICES_ADDRESS,
                SERVICES_PROTOCOL,
                SERVICES_BITS,
                X25_LENGTH,
                X25_ADDRESS,
                ISDN_LENGTH,
                ISDN_ADDRESS,
                ISDN_SUB_LENGTH,
                ISDN_SUB_ADDRESS,
                ROUTE_PREFERENCE,
                ROUTE_HOST,
                NSAP,
                NSAP_OWNER,
                MAPPING_PREFERENCE,
                MAPPING_822,
                MAPPING_400,
                LONGITUDE_LENGTH,
                LONGITUDE,
                LATITUDE_LENGTH,
                LATITUDE,
                ALTITUDE_LENGTH,
                ALTITUDE,
                PREFIX_LENGTH,
                SUFFIX,
                PREFIX_NAME,
                WINS_LOCAL,
                WINS_LOOKUP,
                WINS_CACHE,
                WINS_COUNT,
                WINS_SERVER,
                REVERSE_LOCAL,
                REVERSE_LOOKUP,
                REVERSE_CACHE,
                REVERSE_DOMAIN);
    }

    /** Adds these contents to {@code all} under their types. */
    static void register(Map<Integer, DnsRecord.Content> all) {
        all.put(11, (d, names, end) -> readServices(d, end)); // RFC 1035 3.4.2
        all.put(19, (d, names, end) -> DnsContents.text(d, X25_LENGTH, X25_ADDRESS)); // RFC 1183
        all.put(20, (d, names, end) -> {
            DnsContents.text(d, ISDN_LENGTH, ISDN_ADDRESS);
            if (d.position() < end) {
                DnsContents.text(d, ISDN_SUB_LENGTH, ISDN_SUB_ADDRESS);
            }
        });
        all.put(21, (d, names, end) -> {
            d.u16(ROUTE_PREFERENCE);
            names.read(ROUTE_HOST);
        });
        all.put(22, (d, names, end) -> d.bytes(NSAP, end - d.position())); // RFC 1706
        all.put(23, (d, names, end) -> names.read(NSAP_OWNER)); // RFC 1348
        all.put(26, (d, names, end) -> { // RFC 2163
            d.u16(MAPPING_PREFERENCE);
            names.read(MAPPING_822);
            names.read(MAPPING_400);
        });
        all.put(27, (d, names, end) -> { // RFC 1712
            DnsContents.text(d, LONGITUDE_LENGTH, LONGITUDE);
            DnsContents.text(d, LATITUDE_LENGTH, LATITUDE);
            DnsContents.text(d, ALTITUDE_LENGTH, ALTITUDE);
        });
        all.put(38, DnsHistory::readSplitAddress); // RFC 2874
        all.put(65281, (d, names, end) -> readLookup(d, end)); // MS-DNSP 2.2.2.2.4.21
        all.put(65282, (d, names, end) -> { // MS-DNSP 2.2.2.2.4.22
            d.u32(REVERSE_LOCAL);
            d.u32(REVERSE_LOOKUP);
            d.u32(REVERSE_CACHE);
            names.read(REVERSE_DOMAIN);
        });
    }

    private static void readServices(Dissection d, int end) {
        d.ipv4(SERVICES_ADDRESS);
        d.u8(SERVICES_PROTOCOL);
        for (int port = 0; d.position() < end; port += 8) {
            int bits = d.peekU8(0);
            if (bits == 0) {
                d.skip(1);
                continue;
            }
            d.u8(SERVICES_BITS);
            if (d.labelling()) {
                d.label("Bits: 0x" + String.format("%02x", bits) + " (" + ports(port, bits) + ")");
            }
        }
    }

    private static String ports(int first, int bits) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 8; bit++) {
            if ((bits & 0x80 >> bit) != 0) {
                text.append(text.isEmpty() ? "" : ", ").append(first + bit);
            }
        }
        return text.toString();
    }

    private static void readSplitAddress(Dissection d, DnsRecord.Names names, int end) {
        int prefix = d.u8(PREFIX_LENGTH);
        if (prefix > ADDRESS_BITS) {
            throw d.malformed();
        }
        int length = ADDRESS_BYTES - prefix / 8;
        byte[] address = new byte[ADDRESS_BYTES];
        for (int i = 0; i < length; i++) {
            address[ADDRESS_BYTES - length + i] = (byte) d.peekU8(i);
        }
        d.value(SUFFIX, length, address);
        if (prefix > 0) {
            names.read(PREFIX_NAME);
        }
    }

    private static void readLookup(Dissection d, int end) {
        d.u32(WINS_LOCAL);
        d.u32(WINS_LOOKUP);
        d.u32(WINS_CACHE);
        d.u32(WINS_COUNT);
        while (end - d.position() >= 4) {
            d.ipv4(WINS_SERVER);
        }
    }
}
