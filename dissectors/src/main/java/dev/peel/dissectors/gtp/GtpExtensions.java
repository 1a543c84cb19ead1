package dev.peel.dissectors.gtp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/**
 * The chain of extension headers, 3GPP TS 29.281 section 5.2.
 *
 * <pre>
 *  length (1), in units of four bytes | content | type of the next (1), 0 when there is none
 * </pre>
 */
final class GtpExtensions {
    private static final int LENGTH_UNIT = 4; // bytes, 3GPP TS 29.281 5.2.1
    private static final int UDP_PORT_TYPE = 0x40; // 3GPP TS 29.281 5.2.2.1
    private static final int CONTAINER_TYPE = 0x81; // 3GPP TS 29.281 5.2.2.4
    private static final int LONG_PDCP_TYPE = 0x82; // 3GPP TS 29.281 5.2.2.2A
    private static final int XW_CONTAINER_TYPE = 0x83; // 3GPP TS 29.281 5.2.2.5
    private static final int NR_CONTAINER_TYPE = 0x84; // 3GPP TS 29.281 5.2.2.6
    private static final int SESSION_TYPE = 0x85; // 3GPP TS 29.281 5.2.2.7
    private static final int PDCP_TYPE = 0xc0; // 3GPP TS 29.281 5.2.2.2
    private static final int POLICY_PRESENT = 0x80; // 3GPP TS 38.415 5.5.3.7

    private static final Field HEADER = Field.group("gtp.ext_hdr", "Extension header");
    private static final Values TYPES = NamedValues.of("gtp-extension-header-types.tsv");
    private static final Field NEXT = Field.uint("gtp.ext_hdr.next", 8, "Next extension header type")
            .hex()
            .values(TYPES);
    private static final Field LENGTH = Field.uint("gtp.ext_hdr.length", 8, "Extension Header Length");
    private static final Field PDCP = Field.uint("gtp.ext_hdr.pdcp_sn", 16, "PDCP Sequence Number");
    private static final Field SPARE =
            Field.uint("gtp.ext_hdr.spare_bits", 8, "Spare").hex();
    private static final Field SPARE_BYTES = Field.bytes("gtp.ext_hdr.spare_bytes", "Spare");
    private static final Field LONG_PDCP = Field.uint("gtp.ext_hdr.long_pdcp_sn", 24, "Long PDCP Sequence Number")
            .mask(0x03ffff);
    private static final Field CONTAINER = Field.bytes("gtp.ext_hdr.ran_cont", "RAN Container");
    private static final Field XW_CONTAINER = Field.bytes("gtp.ext_hdr.xw_ran_cont", "Xw RAN Container");
    private static final Field PORT = Field.uint("gtp.ext_hdr.udp_port", 16, "UDP Port");
    private static final Field SESSION_KIND = Field.uint("gtp.ext_hdr.pdu_ses_con.pdu_type", 8, "PDU Type")
            .mask(0xf0)
            .values(Values.of(0, "DL PDU SESSION INFORMATION", 1, "UL PDU SESSION INFORMATION"));
    private static final Field POLICY_FLAG =
            Field.flag("gtp.ext_hdr.pdu_ses_cont.ppp", 8, POLICY_PRESENT, "Paging Policy Presence (PPP)");
    private static final Field REFLECTIVE =
            Field.flag("gtp.ext_hdr.pdu_ses_cont.rqi", 8, 0x40, "Reflective QoS Indicator (RQI)");
    private static final Field FLOW = Field.uint("gtp.ext_hdr.pdu_ses_con.qos_flow_id", 8, "QoS Flow Identifier (QFI)")
            .mask(0x3f);
    private static final Field POLICY = Field.uint("gtp.ext_hdr.pdu_ses_cont.ppi", 8, "Paging Policy Indicator (PPI)")
            .mask(0xe0);
    static final Field[] FIELDS = {
        HEADER,
        NEXT,
        LENGTH,
        PDCP,
        SPARE,
        SPARE_BYTES,
        LONG_PDCP,
        CONTAINER,
        XW_CONTAINER,
        PORT,
        SESSION_KIND,
        POLICY_FLAG,
        REFLECTIVE,
        FLOW,
        POLICY
    };

    private GtpExtensions() {}

    /** Reads the type of the first header and all headers. */
    static void read(Dissection d) {
        int type = d.u8(NEXT);
        while (type != 0) {
            int length = d.peekU8(0) * LENGTH_UNIT;
            if (length == 0) {
                throw d.malformed();
            }
            int next = d.peekU8(length - 1);
            int mark = d.open(HEADER, length);
            if (d.labelling()) {
                d.label(mark, "Extension header (" + TYPES.name(type, "Unknown") + ")");
            }
            int end = d.position() + length - 1;
            d.u8(LENGTH);
            content(d, type, length - 2);
            d.skip(end - d.position());
            d.u8(NEXT);
            d.close(mark);
            type = next;
        }
    }

    private static void content(Dissection d, int type, int length) {
        switch (type) {
            case UDP_PORT_TYPE -> d.u16(PORT);
            case PDCP_TYPE -> d.u16(PDCP);
            case CONTAINER_TYPE, NR_CONTAINER_TYPE -> d.bytes(CONTAINER, length);
            case XW_CONTAINER_TYPE -> d.bytes(XW_CONTAINER, length);
            case LONG_PDCP_TYPE -> {
                if (length >= 3) {
                    d.u24(LONG_PDCP);
                    d.bytes(SPARE_BYTES, length - 3);
                }
            }
            case SESSION_TYPE -> session(d);
            default -> d.skip(length);
        }
    }

    /** What the network and the base station tell each other of a packet's quality of service, 3GPP TS 38.415 section 5.5.2. */
    private static void session(Dissection d) {
        boolean downlink = d.u8(SESSION_KIND) >> 4 == 0;
        int flow = d.peekU8(0);
        if (downlink) {
            d.peek(POLICY_FLAG);
            d.peek(REFLECTIVE);
        }
        d.u8(FLOW);
        if (downlink && (flow & POLICY_PRESENT) != 0) {
            d.u8(POLICY);
        }
    }
}
