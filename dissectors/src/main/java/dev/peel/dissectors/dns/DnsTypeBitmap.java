package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.TruthNames;
import java.util.Map;
import java.util.stream.Stream;

/** Records that say which types a name has: windows of 256 types with a bit for each, RFC 4034 4.1.2. */
final class DnsTypeBitmap {
    private static final Field NEXT_NAME = Field.text("dns.nsec.next_domain_name", "Next Domain Name");
    private static final Field OLD_NEXT_NAME = Field.text("dns.nxt.next_domain_name", "Next Domain Name");
    private static final Field SERIAL = Field.uint("dns.csync.soa", 32, "SOA");
    private static final Field FLAGS =
            Field.uint("dns.csync.flags", 16, "Flags").hex();
    private static final Field[] FLAG_PARTS = {
        Field.flag("dns.csync.flags.immediate", 16, 0x0001, "immediate").values(TruthNames.TRUE_FALSE),
        Field.flag("dns.csync.flags.soaminimum", 16, 0x0002, "soaminimum").values(TruthNames.TRUE_FALSE)
    };
    private static final Field BITMAP = Field.bytes("dns.csync.type_bitmap", "Type Bitmap");

    private DnsTypeBitmap() {}

    static Stream<Field> fields() {
        return Stream.of(NEXT_NAME, OLD_NEXT_NAME, SERIAL, FLAGS, FLAG_PARTS[0], FLAG_PARTS[1], BITMAP);
    }

    /** Adds these contents to {@code all} under their types. */
    static void register(Map<Integer, DnsRecord.Content> all) {
        all.put(30, (d, names, end) -> { // RFC 2535 5
            names.read(OLD_NEXT_NAME);
            readBits(d, 0, end);
        });
        all.put(47, (d, names, end) -> { // RFC 4034 4
            names.read(NEXT_NAME);
            read(d, end);
        });
        all.put(62, (d, names, end) -> { // RFC 7477
            d.u32(SERIAL);
            d.bits(FLAGS, FLAG_PARTS);
            d.peekBytes(BITMAP, end - d.position());
            read(d, end);
        });
    }

    /** Reads windows to position {@code end}. */
    static void read(Dissection d, int end) {
        while (d.position() < end) {
            int window = d.u8();
            int windowEnd = d.u8();
            windowEnd += d.position();
            if (windowEnd > end) {
                throw d.malformed();
            }
            readBits(d, window << 8, windowEnd);
        }
    }

    private static void readBits(Dissection d, int first, int end) {
        if (!d.wants(DnsRecord.TYPE)) {
            d.skip(end - d.position());
            return;
        }
        for (int type = first; d.position() < end; type += 8) {
            for (int bit = 0; bit < 8; bit++) {
                if ((d.peekU8(0) & 0x80 >> bit) != 0) {
                    d.peekValue(DnsRecord.TYPE, 1, type + bit);
                    if (d.labelling()) {
                        d.label("RR type in bit map: "
                                + DnsRecord.TYPES.name(type + bit, "Unknown (" + (type + bit) + ")"));
                    }
                }
            }
            d.skip(1);
        }
    }
}
