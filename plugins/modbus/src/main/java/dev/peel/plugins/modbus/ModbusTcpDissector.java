package dev.peel.plugins.modbus;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Endpoints;
import dev.peel.core.flow.Slot;
import java.util.Locale;

/**
 * The header of Modbus over TCP, MODBUS Messaging on TCP/IP Implementation Guide V1.0b 3.1.3.
 *
 * <pre>
 *  transaction (2) | protocol (2), 0 | length (2) of what follows | unit (1) | function (1) ...
 * </pre>
 */
public final class ModbusTcpDissector implements StreamDissector {
    private static final int PORT = 502;
    private static final int LENGTH_END = 6; // bytes up to the end of the length
    private static final int SHORTEST = 2; // bytes behind the length: unit and function
    private static final int LONGEST = 254; // unit and the longest message, 4.1 of the application protocol
    private static final int FUNCTION_AT = 7;

    private static final Field TRANSACTION = Field.uint("mbtcp.trans_id", 16, "Transaction Identifier");
    private static final Field PROTOCOL_ID = Field.uint("mbtcp.prot_id", 16, "Protocol Identifier");
    private static final Field LENGTH = Field.uint("mbtcp.len", 16, "Length");
    private static final Field UNIT = Field.uint("mbtcp.unit_id", 8, "Unit Identifier");
    private static final Protocol MODBUS_TCP =
            Protocol.of("mbtcp", "Modbus/TCP", "Modbus/TCP", TRANSACTION, PROTOCOL_ID, LENGTH, UNIT);

    /** The direction of requests, where no port tells it: that of the first message. */
    private static final Slot<Integer> REQUESTS = Slot.of("mbtcp.requests");

    private final ModbusDissector messages = new ModbusDissector();

    @Override
    public Protocol protocol() {
        return MODBUS_TCP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("tcp.port", PORT, this);
        registrar.calls(messages);
    }

    @Override
    public boolean accepts(Bytes payload) {
        return payload.length() < 4 || payload.u16(2) == 0;
    }

    @Override
    public boolean startsMessage(Bytes segment) {
        return segment.length() > FUNCTION_AT && pduLength(segment) > 0 && segment.u8(FUNCTION_AT) != 0;
    }

    @Override
    public int pduLength(Bytes available) {
        if (available.length() < LENGTH_END) {
            return NEED_MORE;
        }
        int length = available.u16(4);
        boolean isModbus = available.u16(2) == 0 && length >= SHORTEST && length <= LONGEST;
        return isModbus ? LENGTH_END + length : NOT_A_PDU;
    }

    @Override
    public void dissect(Dissection d) {
        int transaction = d.u16(TRANSACTION);
        d.u16(PROTOCOL_ID);
        d.u16(LENGTH);
        int unit = d.u8(UNIT);
        boolean isRequest = isRequest(d);
        if (d.summarizing()) {
            summarize(
                    d,
                    String.format(
                            Locale.ROOT,
                            "%8s: Trans: %5d; Unit: %3d, Func: %s",
                            isRequest ? "Query" : "Response",
                            transaction,
                            unit,
                            ModbusDissector.summary(d)));
        }
        d.state(Exchange.CURRENT, new Exchange(transaction, unit, isRequest));
        d.next(messages);
    }

    private static void summarize(Dissection d, String text) {
        if (d.summaryProtocol().equals(MODBUS_TCP.shortName())) {
            d.summaryMore(text);
        } else {
            d.summary(MODBUS_TCP, text);
        }
    }

    private static boolean isRequest(Dissection d) {
        Endpoints endpoints = d.endpoints();
        if (endpoints.destinationPort() == PORT || endpoints.sourcePort() == PORT) {
            return endpoints.destinationPort() == PORT;
        }
        Integer requests = d.state(REQUESTS);
        if (requests == null) {
            requests = d.direction();
            d.state(REQUESTS, requests);
        }
        return requests == d.direction();
    }
}
