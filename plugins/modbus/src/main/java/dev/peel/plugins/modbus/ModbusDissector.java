package dev.peel.plugins.modbus;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The Modbus application protocol, MODBUS Application Protocol Specification V1.1b3: a function, and what it needs.
 *
 * <p>An answer tells neither what it answers nor which coils and registers it has: that is the request's, found by transaction.
 */
final class ModbusDissector implements Dissector {
    private static final int FUNCTION = 0x7f;
    private static final int EXCEPTION = 0x80; // 7
    private static final int DIAGNOSTICS = 8;
    private static final int INTERFACES = 43;
    private static final int READ_COILS = 1;
    private static final int READ_DISCRETE_INPUTS = 2;

    private static final Values FUNCTIONS = values("function-codes.tsv");
    private static final Values EXCEPTIONS = values("exception-codes.tsv");

    private static final Field FUNCTION_CODE =
            Field.uint("modbus.func_code", 8, "Function Code").mask(FUNCTION).values(FUNCTIONS);
    private static final Field EXCEPTION_CODE =
            Field.uint("modbus.exception_code", 8, "Exception Code").values(EXCEPTIONS);
    private static final Field REQUEST_FRAME = Field.frameNumber("modbus.request_frame", "Request Frame");
    private static final Field RESPONSE_TIME =
            Field.of(FieldType.RELATIVE_TIME, "modbus.response_time", "Time from request");
    private static final Field AND_MASK =
            Field.uint("modbus.and_mask", 16, "AND mask").hex();
    private static final Field OR_MASK =
            Field.uint("modbus.or_mask", 16, "OR mask").hex();
    private static final Field READ_REFERENCE = Field.uint("modbus.read_reference_num", 16, "Read Reference Number");
    private static final Field READ_COUNT = Field.uint("modbus.read_word_cnt", 16, "Read Word Count");
    private static final Field WRITE_REFERENCE = Field.uint("modbus.write_reference_num", 16, "Write Reference Number");
    private static final Field WRITE_COUNT = Field.uint("modbus.write_word_cnt", 16, "Write Word Count");
    private static final Field FIFO_BYTES = Field.uint("modbus.byte_cnt_16", 8, "Byte Count (16-bit)");
    private static final Field[] OWN = {
        FUNCTION_CODE,
        EXCEPTION_CODE,
        REQUEST_FRAME,
        RESPONSE_TIME,
        AND_MASK,
        OR_MASK,
        READ_REFERENCE,
        READ_COUNT,
        WRITE_REFERENCE,
        WRITE_COUNT,
        FIFO_BYTES
    };
    private static final Protocol MODBUS = Protocol.of("modbus", "Modbus", "Modbus", fields());

    @Override
    public Protocol protocol() {
        return MODBUS;
    }

    @Override
    public void register(Registrar registrar) {}

    @Override
    public void dissect(Dissection d) {
        Exchange known = d.state(Exchange.CURRENT);
        Exchange exchange = known == null ? Exchange.UNKNOWN : known;
        int code = d.u8(FUNCTION_CODE);
        int function = code & FUNCTION;
        if ((code & EXCEPTION) != 0) {
            exception(d, function);
        } else if (exchange.isRequest()) {
            remember(d, exchange, function);
            request(d, function);
        } else {
            Requests requests = d.state(Requests.SLOT);
            Requests.Request request = requests == null ? null : requests.of(exchange, function);
            if (request != null) {
                d.generated(REQUEST_FRAME, request.frame());
                d.generated(RESPONSE_TIME, d.time() - request.time());
            }
            answer(d, function, request);
        }
    }

    /** {@return what the summary says of the message at the cursor: its function, and the part of it that it asks for} */
    static String summary(Dissection d) {
        int function = d.peekU8(0) & FUNCTION;
        String name = FUNCTIONS.name(function, "Unknown function (" + function + ")");
        if ((d.peekU8(0) & EXCEPTION) != 0) {
            return String.format(Locale.ROOT, "%3d: %s. Exception returned ", function, name);
        }
        // Behind the stroke Wireshark shows 1, whichever part it is.
        return switch (function) {
            case DIAGNOSTICS -> String.format(Locale.ROOT, "%3d/  1: %s", function, Diagnostics.name(d, name));
            case INTERFACES -> String.format(Locale.ROOT, "%3d/  1: %s", function, Interfaces.name(d, name));
            default -> String.format(Locale.ROOT, "%3d: %s", function, name);
        };
    }

    static Values values(String file) {
        return Values.resource(ModbusDissector.class, file);
    }

    private static Field[] fields() {
        List<Field> all = new ArrayList<>(List.of(OWN));
        all.addAll(List.of(Registers.FIELDS));
        all.addAll(List.of(Diagnostics.FIELDS));
        all.addAll(List.of(Events.FIELDS));
        all.addAll(List.of(FileRecords.FIELDS));
        all.addAll(List.of(Interfaces.FIELDS));
        return all.toArray(Field[]::new);
    }

    private static void exception(Dissection d, int function) {
        int code = d.u8(EXCEPTION_CODE);
        if (d.labelling()) {
            d.labelLayer("Function " + function + ":  " + FUNCTIONS.name(function, "Unknown Function")
                    + ".  Exception: " + EXCEPTIONS.name(code, "Unknown Exception Code"));
        }
    }

    private static void remember(Dissection d, Exchange exchange, int function) {
        boolean hasRange = d.remaining() >= 4 && d.captured() >= 4;
        Requests.Request request = new Requests.Request(
                exchange,
                function,
                d.frameNumber(),
                d.time(),
                hasRange ? d.peekU16(0) : 0,
                hasRange ? d.peekU16(2) : 0);
        Requests before = d.state(Requests.SLOT);
        d.state(Requests.SLOT, (before == null ? Requests.NONE : before).with(request, d.bound(Limit.OPEN_REQUESTS)));
    }

    private static void request(Dissection d, int function) {
        switch (function) {
            case READ_COILS, READ_DISCRETE_INPUTS -> Registers.bitRange(d);
            case 3, 4 -> Registers.wordRange(d);
            case 5 -> Registers.singleCoil(d);
            case 6 -> Registers.singleRegister(d);
            case DIAGNOSTICS -> Diagnostics.request(d);
            case 15 -> Registers.writeCoils(d);
            case 16 -> Registers.writeRegisters(d);
            case 20 -> FileRecords.readRequest(d);
            case 21 -> FileRecords.write(d);
            case 22 -> maskWrite(d);
            case 23 -> {
                d.u16(READ_REFERENCE);
                d.u16(READ_COUNT);
                d.u16(WRITE_REFERENCE);
                d.u16(WRITE_COUNT);
                Registers.countedData(d);
            }
            case 24 -> d.u16(Registers.REFERENCE);
            case INTERFACES -> Interfaces.request(d);
            default -> Registers.rest(d); // 7, 11, 12 and 17 have nothing
        }
    }

    private static void answer(Dissection d, int function, Requests.@Nullable Request request) {
        int reference = request == null ? 0 : request.reference();
        switch (function) {
            case READ_COILS, READ_DISCRETE_INPUTS ->
                Registers.bits(d, reference, request == null ? Integer.MAX_VALUE : request.count());
            case 3, 4 -> Registers.words(d, reference);
            case 5 -> Registers.singleCoil(d);
            case 6 -> Registers.singleRegister(d);
            case DIAGNOSTICS -> Diagnostics.answer(d);
            case 11 -> Events.counter(d);
            case 12 -> Events.log(d);
            case 15 -> Registers.bitRange(d);
            case 16 -> Registers.wordRange(d);
            case 20 -> FileRecords.readAnswer(d);
            case 21 -> FileRecords.write(d);
            case 22 -> maskWrite(d);
            case 23 -> Registers.countedData(d);
            case 24 -> {
                d.value(FIFO_BYTES, 2, d.peekU16(0));
                d.u16(Registers.WORD_COUNT);
                Registers.rest(d);
            }
            case INTERFACES -> Interfaces.answer(d);
            default -> Registers.rest(d); // 7 and 17 have bytes of their own
        }
    }

    private static void maskWrite(Dissection d) {
        d.u16(Registers.REFERENCE);
        d.u16(AND_MASK);
        d.u16(OR_MASK);
    }
}
