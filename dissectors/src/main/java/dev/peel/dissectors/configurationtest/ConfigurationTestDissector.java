package dev.peel.dissectors.configurationtest;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;

/**
 * Ethernet's configuration test protocol: frames that stations send on or back, Ethernet version 2.0 section 8. All numbers are
 * little-endian.
 *
 * <pre>
 *  skip count (2) | functions
 *  function 1, reply:        receipt number (2) | data
 *  function 2, forward data: address (6) | the next function
 * </pre>
 */
public final class ConfigurationTestDissector implements Dissector {
    private static final int REPLY = 1;
    private static final int FORWARD = 2;

    private static final Values FUNCTIONS = Values.of(REPLY, "Reply", FORWARD, "Forward Data");
    private static final Field SKIP_COUNT = Field.uint("loop.skipcount", 16, "skipCount");
    private static final Field FUNCTION =
            Field.uint("loop.function", 16, "Function").values(FUNCTIONS);
    private static final Field RELEVANT =
            Field.uint("loop.relevant_function", 16, "Relevant function").values(FUNCTIONS);
    private static final Field RECEIPT = Field.uint("loop.receipt_number", 16, "Receipt number");
    private static final Field ADDRESS = Field.ether("loop.forwarding_address", "Forwarding address");
    private static final Protocol LOOP = Protocol.of(
            "loop", "LOOP", "Configuration Test Protocol (loopback)", SKIP_COUNT, FUNCTION, RELEVANT, RECEIPT, ADDRESS);

    @Override
    public Protocol protocol() {
        return LOOP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("ethertype", 0x9000, this);
    }

    @Override
    public void dissect(Dissection d) {
        int relevantAt = (int) d.uintLe(SKIP_COUNT, 2) + d.position();
        int function;
        do {
            function = swapped(d.peekU16(0));
            if (d.position() == relevantAt) {
                d.part(RELEVANT, 2, function);
                if (d.summarizing()) {
                    d.summary(LOOP, FUNCTIONS.name(function, "Unknown function (" + function + ")"));
                }
            }
            d.uintLe(FUNCTION, 2);
            if (function == FORWARD) {
                d.ether(ADDRESS);
            }
        } while (function == FORWARD);
        if (function == REPLY) {
            d.uintLe(RECEIPT, 2);
        }
        d.data();
    }

    private static int swapped(int number) {
        return number >> 8 | (number & 0xff) << 8;
    }
}
