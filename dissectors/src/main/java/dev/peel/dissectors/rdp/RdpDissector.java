package dev.peel.dissectors.rdp;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.ArrayList;
import java.util.List;

/**
 * What an RDP client and server say in X.224's connect request and confirm: the security protocols they offer and choose,
 * MS-RDPBCGR 2.2.1.1 and 2.2.1.2. All numbers are little-endian.
 *
 * <pre>
 *  ["Cookie: mstshash=..." CRLF]
 *  type (1) | flags (1) | length (2), 8 | protocols or failure code (4)
 *  type (1), 6 | flags (1) | length (2), 36 | correlation (32)
 * </pre>
 */
public final class RdpDissector implements Dissector {
    private static final int CONNECT_CONFIRM = 0xd; // X.224 13.4
    private static final int CONNECT_REQUEST = 0xe; // X.224 13.3

    private static final int REQUEST = 1; // MS-RDPBCGR 2.2.1.1.1
    private static final int RESPONSE = 2; // MS-RDPBCGR 2.2.1.2.1
    private static final int FAILURE = 3; // MS-RDPBCGR 2.2.1.2.2
    private static final int CORRELATION = 6; // MS-RDPBCGR 2.2.1.1.2
    private static final int CORRELATION_LENGTH = 32; // bytes

    private static final Field COOKIE = Field.text("rdp.rt_cookie", "Routing Token/Cookie");
    private static final Field TYPE =
            Field.uint("rdp.neg_type", 8, "Type").hex().values(NamedValues.of("rdp-negotiation-types.tsv"));
    private static final Field LENGTH = Field.uint("rdp.neg_length", 16, "Length");
    private static final Field REQUEST_FLAGS =
            Field.uint("rdp.negReq.flags", 8, "Flags").hex();
    private static final Field[] REQUEST_PARTS = {
        Field.flag("rdp.negReq.flags.restricted_admin_mode_req", 8, 0x01, "Restricted admin mode required"),
        Field.flag("rdp.negReq.flags.correlation_info_present", 8, 0x08, "Correlation info present")
    };
    private static final Field REQUESTED = Field.uint("rdp.negReq.requestedProtocols", 32, "requestedProtocols")
            .hex();
    private static final Field[] REQUESTED_PARTS = {
        Field.flag("rdp.negReq.requestedProtocols.ssl", 32, 0x1, "TLS security supported"),
        Field.flag("rdp.negReq.requestedProtocols.hybrid", 32, 0x2, "CredSSP supported"),
        Field.flag("rdp.negReq.requestedProtocols.rdstls", 32, 0x4, "RDSTLS supported"),
        Field.flag(
                "rdp.negReq.requestedProtocols.hybrid_ex",
                32,
                0x8,
                "CredSSP with Early User Authorization Result PDU supported")
    };
    private static final Field RESPONSE_FLAGS =
            Field.uint("rdp.negRsp.flags", 8, "Flags").hex();
    private static final Field[] RESPONSE_PARTS = {
        Field.flag("rdp.negRsp.flags.extended_client_data_supported", 8, 0x01, "Extended Client Data Blocks supported"),
        Field.flag(
                "rdp.negRsp.flags.dynvc_gfx_protocol_supported",
                8,
                0x02,
                "Graphics Pipeline Extension Protocol supported"),
        Field.flag("rdp.negRsp.flags.restricted_admin_mode_supported", 8, 0x08, "Restricted admin mode supported"),
        Field.flag(
                "rdp.negRsp.flags.restricted_authentication_mode_supported",
                8,
                0x10,
                "Restricted authentication mode supported")
    };
    private static final Field SELECTED = Field.uint("rdp.negReq.selectedProtocol", 32, "selectedProtocol")
            .hex()
            .values(NamedValues.of("rdp-protocols.tsv"));
    private static final Field CODE = Field.uint("rdp.negFailure.failureCode", 32, "failureCode")
            .hex()
            .values(NamedValues.of("rdp-failure-codes.tsv"));
    private static final Protocol RDP = Protocol.of("rdp", "RDP", "Remote Desktop Protocol", fields());

    private static Field[] fields() {
        List<Field> fields = new ArrayList<>(
                List.of(COOKIE, TYPE, LENGTH, REQUEST_FLAGS, REQUESTED, RESPONSE_FLAGS, SELECTED, CODE));
        fields.addAll(List.of(REQUEST_PARTS));
        fields.addAll(List.of(REQUESTED_PARTS));
        fields.addAll(List.of(RESPONSE_PARTS));
        return fields.toArray(Field[]::new);
    }

    @Override
    public Protocol protocol() {
        return RDP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("cotp.type", CONNECT_REQUEST, this);
        registrar.bind("cotp.type", CONNECT_CONFIRM, this);
    }

    @Override
    public void dissect(Dissection d) {
        StringBuilder summary = new StringBuilder();
        readCookie(d, summary);
        while (d.remaining() > 0) {
            switch (d.peekU8(0)) {
                case REQUEST -> readRequest(d, summary);
                case RESPONSE -> readResponse(d, summary);
                case FAILURE -> readFailure(d, summary);
                case CORRELATION -> readCorrelation(d);
                default -> d.skip(d.captured());
            }
            if (d.captured() == 0) {
                break;
            }
        }
        if (d.summarizing()) {
            d.summary(RDP, summary.toString());
        }
    }

    /** Reads a line of text, which a load balancer goes by, where there is one. */
    private static void readCookie(Dissection d, StringBuilder summary) {
        Bytes rest = d.rest();
        int end = rest.startsWith("Cookie: ", 0) ? rest.indexOf('\n', 0) : -1;
        if (end <= 0) {
            return;
        }
        int length = rest.u8(end - 1) == '\r' ? end - 1 : end;
        summary.append(d.string(COOKIE, length));
        d.skip(end + 1 - length);
    }

    private static void readRequest(Dissection d, StringBuilder summary) {
        d.u8(TYPE);
        d.bits(REQUEST_FLAGS, REQUEST_PARTS);
        d.uintLe(LENGTH, 2);
        long protocols = Integer.toUnsignedLong(Integer.reverseBytes((int) d.peekU32(0)));
        int mark = d.open(REQUESTED, 4, protocols);
        for (Field part : REQUESTED_PARTS) {
            d.part(part, 4, protocols);
        }
        d.close(mark);
        d.skip(4);
        add(summary, "Negotiate Request");
    }

    private static void readResponse(Dissection d, StringBuilder summary) {
        d.u8(TYPE);
        d.bits(RESPONSE_FLAGS, RESPONSE_PARTS);
        d.uintLe(LENGTH, 2);
        d.uintLe(SELECTED, 4);
        add(summary, "Negotiate Response");
    }

    private static void readFailure(Dissection d, StringBuilder summary) {
        d.u8(TYPE);
        d.skip(1);
        d.uintLe(LENGTH, 2);
        long code = d.uintLe(CODE, 4);
        Values codes = CODE.values();
        add(summary, "Negotiate Failure" + (codes == null ? "" : ": " + codes.name(code, "Unknown")));
    }

    private static void readCorrelation(Dissection d) {
        d.u8(TYPE);
        d.skip(1);
        d.uintLe(LENGTH, 2);
        d.skip(CORRELATION_LENGTH);
    }

    private static void add(StringBuilder summary, String text) {
        summary.append(summary.isEmpty() ? "" : ", ").append(text);
    }
}
