package dev.peel.dissectors.icmp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Arrays;
import java.util.stream.Stream;

/** Multicast listener discovery, version 1 (RFC 2710) and 2 (RFC 9777 5). */
final class MulticastListeners {
    private static final int VERSION_1_LENGTH = 20; // bytes behind the checksum, RFC 9777 8.1

    private static final Field DELAY =
            Field.uint("icmpv6.mld.maximum_response_delay", 16, "Maximum Response Delay [ms]");
    private static final Field CODE = Field.uint("icmpv6.mld.maximum_response_code", 16, "Maximum Response Code");
    private static final Field ADDRESS = Field.ipv6("icmpv6.mld.multicast_address", "Multicast Address");
    private static final Field FLAGS = Field.uint("icmpv6.mld.flag", 8, "Flags").hex();
    private static final Field[] FLAG_PARTS = {
        Field.flag("icmpv6.mld.flag.s", 8, 0x08, "Suppress Router-Side Processing"),
        Field.uint("icmpv6.mld.flag.qrv", 8, "QRV (Querier's Robustness Variable)")
                .mask(0x07),
        Field.uint("icmpv6.mld.flag.reserved", 8, "Reserved").mask(0xf0)
    };
    private static final Field INTERVAL = Field.uint("icmpv6.mld.qqi", 8, "QQIC (Querier's Query Interval Code)");
    private static final Field SOURCE_COUNT = Field.uint("icmpv6.mld.nb_sources", 16, "Number of Sources");
    private static final Field SOURCE = Field.ipv6("icmpv6.mld.source_address", "Source Address");
    private static final Field RECORD_COUNT =
            Field.uint("icmpv6.mldr.nb_mcast_records", 16, "Number of Multicast Address Records");
    private static final Values RECORD_TYPES = NamedValues.of("icmpv6-multicast-record-types.tsv");
    private static final Field RECORD = Field.group("icmpv6.mldr.mar", "Multicast Address Record");
    private static final Field RECORD_TYPE =
            Field.uint("icmpv6.mldr.mar.record_type", 8, "Record Type").values(RECORD_TYPES);
    private static final Field AUXILIARY_LENGTH = Field.uint("icmpv6.mldr.mar.aux_data_len", 8, "Aux Data Len");
    private static final Field RECORD_SOURCES = Field.uint("icmpv6.mldr.mar.nb_sources", 16, "Number of Sources");
    private static final Field RECORD_ADDRESS = Field.ipv6("icmpv6.mldr.mar.multicast_address", "Multicast Address");
    private static final Field RECORD_SOURCE = Field.ipv6("icmpv6.mldr.mar.source_address", "Source Address");
    private static final Field AUXILIARY = Field.bytes("icmpv6.mldr.mar.auxiliary_data", "Auxiliary Data");

    private MulticastListeners() {}

    static Stream<Field> fields() {
        return Stream.concat(
                Stream.of(
                        DELAY,
                        CODE,
                        ADDRESS,
                        FLAGS,
                        INTERVAL,
                        SOURCE_COUNT,
                        SOURCE,
                        RECORD_COUNT,
                        RECORD,
                        RECORD_TYPE,
                        AUXILIARY_LENGTH,
                        RECORD_SOURCES,
                        RECORD_ADDRESS,
                        RECORD_SOURCE,
                        AUXILIARY),
                Arrays.stream(FLAG_PARTS));
    }

    /** Reads a query, whose length tells the version. */
    static void readQuery(Dissection d) {
        if (d.remaining() <= VERSION_1_LENGTH) {
            readReport(d);
            return;
        }
        d.u16(CODE);
        d.bytes(Icmpv6Dissector.RESERVED, 2);
        d.ipv6(ADDRESS);
        d.bits(FLAGS, FLAG_PARTS);
        d.u8(INTERVAL);
        int count = d.u16(SOURCE_COUNT);
        for (int i = 0; i < count; i++) {
            d.ipv6(SOURCE);
        }
    }

    /** Reads a report, done or query of version 1, which are alike. */
    static void readReport(Dissection d) {
        d.u16(DELAY);
        d.bytes(Icmpv6Dissector.RESERVED, 2);
        d.ipv6(ADDRESS);
    }

    /** Reads a report of version 2. */
    static void readRecords(Dissection d) {
        d.bytes(Icmpv6Dissector.RESERVED, 2);
        int count = d.u16(RECORD_COUNT);
        for (int i = 0; i < count; i++) {
            int mark = d.open(RECORD);
            d.u8(RECORD_TYPE);
            int auxiliaryWords = d.u8(AUXILIARY_LENGTH);
            int sources = d.u16(RECORD_SOURCES);
            d.ipv6(RECORD_ADDRESS);
            for (int source = 0; source < sources; source++) {
                d.ipv6(RECORD_SOURCE);
            }
            if (auxiliaryWords > 0) {
                d.bytes(AUXILIARY, auxiliaryWords * 4);
            }
            d.close(mark);
        }
    }
}
