package dev.peel.plugins.modbus;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import java.util.Map;

/** Diagnostics, 6.8 and its sub-functions. */
final class Diagnostics {
    private static final int RETURN_QUERY_DATA = 0;
    private static final int RESTART_COMMUNICATIONS = 1;
    private static final int CHANGE_DELIMITER = 3;

    private static final Values CODES = ModbusDissector.values("diagnostic-codes.tsv");
    private static final Field CODE =
            Field.uint("modbus.diagnostic_code", 16, "Diagnostic Code").values(CODES);
    private static final Field QUERY = Field.bytes("modbus.diagnostic.return_query_data.request", "Request Data");
    private static final Field ECHO = Field.bytes("modbus.diagnostic.return_query_data.echo", "Echo Data");
    private static final Field RESTART = Field.uint(
                    "modbus.diagnostic.restart_communication_option", 16, "Restart Communication Option")
            .hex()
            .values(Values.of(0x0000, "Leave Log", 0x00ff, "Clear Log"));
    private static final Field DELIMITER =
            Field.uint("modbus.diagnostic.ascii_input_delimiter", 8, "CHAR").hex();
    private static final Field REGISTER = Field.uint(
                    "modbus.diagnostic.return_diag_register", 16, "Diagnostic Register Contents")
            .hex();
    private static final Field CLEAR =
            counter("modbus.diagnostic.clear_ctr_diag_reg", "Clear Counters & Diag Register Echo");
    private static final Field MESSAGES = counter("modbus.diagnostic.bus_message_count", "Total Message Count");
    private static final Field ERRORS = counter("modbus.diagnostic.bus_comm_error_count", "CRC Error Count");
    private static final Field EXCEPTIONS =
            counter("modbus.diagnostic.bus_exception_error_count", "Exception Error Count");
    private static final Field OWN_MESSAGES = counter("modbus.diagnostic.slave_message_count", "Slave Message Count");
    private static final Field NO_RESPONSES =
            counter("modbus.diagnostic.no_slave_response_count", "Slave No Response Count");
    private static final Field REFUSALS = counter("modbus.diagnostic.slave_nak_count", "Slave NAK Count");
    private static final Field BUSY = counter("modbus.diagnostic.slave_busy_count", "Slave Device Busy Count");
    private static final Field OVERRUNS =
            counter("modbus.diagnostic.bus_char_overrun_count", "Slave Character Overrun Count");
    static final Field[] FIELDS = {
        CODE,
        QUERY,
        ECHO,
        RESTART,
        DELIMITER,
        REGISTER,
        CLEAR,
        MESSAGES,
        ERRORS,
        EXCEPTIONS,
        OWN_MESSAGES,
        NO_RESPONSES,
        REFUSALS,
        BUSY,
        OVERRUNS
    };

    /** What an answer has one word of. */
    private static final Map<Integer, Field> WORDS = Map.ofEntries(
            Map.entry(2, REGISTER),
            Map.entry(10, CLEAR),
            Map.entry(11, MESSAGES),
            Map.entry(12, ERRORS),
            Map.entry(13, EXCEPTIONS),
            Map.entry(14, OWN_MESSAGES),
            Map.entry(15, NO_RESPONSES),
            Map.entry(16, REFUSALS),
            Map.entry(17, BUSY),
            Map.entry(18, OVERRUNS));

    private Diagnostics() {}

    /** {@return the name of the sub-function of the message at the cursor, {@code unknown} where it has none} */
    static String name(Dissection d, String unknown) {
        return d.captured() < 3 ? unknown : CODES.name(d.peekU16(1), unknown);
    }

    static void request(Dissection d) {
        int code = d.u16(CODE);
        if (code == RETURN_QUERY_DATA) {
            d.bytes(QUERY, d.remaining());
        } else {
            either(d, code);
        }
    }

    static void answer(Dissection d) {
        int code = d.u16(CODE);
        Field word = WORDS.get(code);
        if (code == RETURN_QUERY_DATA) {
            d.bytes(ECHO, d.remaining());
        } else if (word != null) {
            d.u16(word);
        } else {
            either(d, code);
        }
    }

    private static void either(Dissection d, int code) {
        if (code == RESTART_COMMUNICATIONS) {
            d.u16(RESTART);
        } else if (code == CHANGE_DELIMITER) {
            d.u8(DELIMITER);
        } else {
            Registers.rest(d);
        }
    }

    private static Field counter(String abbreviation, String label) {
        return Field.uint(abbreviation, 16, label);
    }
}
