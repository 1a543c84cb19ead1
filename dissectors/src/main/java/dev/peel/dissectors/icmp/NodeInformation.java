package dev.peel.dissectors.icmp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import java.util.Arrays;
import java.util.stream.Stream;

/** Node information queries and replies, RFC 4620 4. */
final class NodeInformation {
    private static final int SUBJECT_IPV6 = 0; // a query's code
    private static final int SUBJECT_IPV4 = 2;
    private static final int NODE_ADDRESSES = 3; // a question
    private static final int IPV4_ADDRESSES = 4;
    private static final int IPV6_ENTRY = 20; // bytes of time to live and address
    private static final int IPV4_ENTRY = 8; // bytes

    private static final Field QUESTION = Field.uint("icmpv6.ni.qtype", 16, "Qtype")
            .values(Values.of(
                    0,
                    "NOOP",
                    1,
                    "unused",
                    2,
                    "Node Name",
                    NODE_ADDRESSES,
                    "Node addresses",
                    IPV4_ADDRESSES,
                    "IPv4 node addresses"));
    private static final Field FLAGS = Field.uint("icmpv6.ni.flag", 16, "Flags").hex();
    private static final Field[] FLAG_PARTS = {
        Field.flag("icmpv6.ni.flag.g", 16, 0x20, "Global-scope addresses"),
        Field.flag("icmpv6.ni.flag.s", 16, 0x10, "Site-local addresses"),
        Field.flag("icmpv6.ni.flag.l", 16, 0x08, "Link-local addresses"),
        Field.flag("icmpv6.ni.flag.c", 16, 0x04, "Compression"),
        Field.flag("icmpv6.ni.flag.a", 16, 0x02, "Unicast Addresses"),
        Field.flag("icmpv6.ni.flag.t", 16, 0x01, "Truncated"),
        Field.uint("icmpv6.ni.flag.rsv", 16, "Reserved").mask(0xffc0).hex()
    };
    private static final Field NONCE =
            Field.uint("icmpv6.ni.nonce", 64, "Nonce").hex();
    private static final Field SUBJECT_6 = Field.ipv6("icmpv6.ni.query.subject_ipv6", "IPv6 subject address");
    private static final Field SUBJECT_4 = Field.ipv4("icmpv6.ni.query.subject_ipv4", "IPv4 subject address");
    private static final Field TTL = Field.uint("icmpv6.ni.reply.node_ttl", 32, "TTL");
    private static final Field ADDRESS_6 = Field.ipv6("icmpv6.ni.reply.node_address", "IPv6 Node address");
    private static final Field ADDRESS_4 = Field.ipv4("icmpv6.ni.reply.ipv4_address", "IPv4 Node address");

    private NodeInformation() {}

    static Stream<Field> fields() {
        return Stream.concat(
                Stream.of(QUESTION, FLAGS, NONCE, SUBJECT_6, SUBJECT_4, TTL, ADDRESS_6, ADDRESS_4),
                Arrays.stream(FLAG_PARTS));
    }

    static void read(Dissection d, boolean isReply, int code) {
        int question = d.u16(QUESTION);
        d.bits(FLAGS, FLAG_PARTS);
        d.u64(NONCE);
        if (!isReply) {
            if (code == SUBJECT_IPV6 && d.remaining() > 0) {
                d.ipv6(SUBJECT_6);
            } else if (code == SUBJECT_IPV4 && d.remaining() > 0) {
                d.ipv4(SUBJECT_4);
            }
        } else if (question == NODE_ADDRESSES) {
            while (d.remaining() >= IPV6_ENTRY) {
                d.u32(TTL);
                d.ipv6(ADDRESS_6);
            }
        } else if (question == IPV4_ADDRESSES) {
            while (d.remaining() >= IPV4_ENTRY) {
                d.u32(TTL);
                d.ipv4(ADDRESS_4);
            }
        }
    }
}
