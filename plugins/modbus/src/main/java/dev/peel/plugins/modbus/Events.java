package dev.peel.plugins.modbus;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** What a device has met on its line, 6.9 and 6.10. */
final class Events {
    private static final int RECEIVED = 0x80; // 6.10: the highest bits tell what an event is of
    private static final int SENT = 0x40;

    private static final Field STATUS =
            Field.uint("modbus.ev_status", 16, "Status").hex();
    private static final Field EVENT_COUNT = Field.uint("modbus.ev_count", 16, "Event Count");
    private static final Field MESSAGE_COUNT = Field.uint("modbus.ev_msg_count", 16, "Message Count");
    private static final Field EVENTS = Field.heading("modbus.events", "Events");
    private static final Field EVENT = Field.uint("modbus.event", 8, "Event");
    private static final Field[] OF_RECEIVED = {
        bit("modbus.ev_recv_comm_err", 0x02, "Communication Error"),
        bit("modbus.ev_recv_char_over", 0x10, "Character Overrun"),
        bit("modbus.ev_recv_lo_mode", 0x20, "Currently in Listen Only Mode"),
        bit("modbus.ev_recv_broadcast", 0x40, "Broadcast Received")
    };
    private static final Field[] OF_SENT = {
        bit("modbus.ev_send_read_ex", 0x01, "Read Exception Sent"),
        bit("modbus.ev_send_slave_abort_ex", 0x02, "Slave Abort Exception Sent"),
        bit("modbus.ev_send_slave_busy_ex", 0x04, "Slave Busy Exception Sent"),
        bit("modbus.ev_send_slave_nak_ex", 0x08, "Slave Program NAK Exception Sent"),
        bit("modbus.ev_send_write_timeout", 0x10, "Write Timeout Error Occurred"),
        bit("modbus.ev_send_lo_mode", 0x20, "Currently in Listen Only Mode")
    };
    private static final Field[] OF_DEVICE = {};
    static final Field[] FIELDS = {
        STATUS,
        EVENT_COUNT,
        MESSAGE_COUNT,
        EVENTS,
        EVENT,
        OF_RECEIVED[0],
        OF_RECEIVED[1],
        OF_RECEIVED[2],
        OF_RECEIVED[3],
        OF_SENT[0],
        OF_SENT[1],
        OF_SENT[2],
        OF_SENT[3],
        OF_SENT[4],
        OF_SENT[5]
    };

    private Events() {}

    static void counter(Dissection d) {
        d.u16(STATUS);
        d.u16(EVENT_COUNT);
    }

    static void log(Dissection d) {
        d.u8(Registers.BYTE_COUNT);
        counter(d);
        d.u16(MESSAGE_COUNT);
        if (d.remaining() > 0) {
            d.group(EVENTS, d.remaining(), Events::events);
        }
    }

    private static void events(Dissection d) {
        while (d.remaining() > 0) {
            int event = d.peekU8(0);
            d.bits(EVENT, (event & RECEIVED) != 0 ? OF_RECEIVED : (event & SENT) != 0 ? OF_SENT : OF_DEVICE);
        }
    }

    private static Field bit(String abbreviation, int mask, String label) {
        return Field.uint(abbreviation, 8, label).mask(mask);
    }
}
