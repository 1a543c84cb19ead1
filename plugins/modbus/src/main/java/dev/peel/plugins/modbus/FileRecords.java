package dev.peel.plugins.modbus;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** Records of files, 6.14 and 6.15: groups, each of a type, a file's and a record's number (shown as one), and a length in words. */
final class FileRecords {
    private static final Field GROUP = Field.heading("modbus.group", "Group");
    private static final Field TYPE = Field.uint("modbus.reference_type", 8, "Reference Type");
    private static final Field REFERENCE = Field.uint("modbus.reference_num_32", 32, "Reference Number (32 bit)");
    static final Field[] FIELDS = {GROUP, TYPE, REFERENCE};

    private FileRecords() {}

    static void readRequest(Dissection d) {
        d.u8(Registers.BYTE_COUNT);
        for (int number = 0; d.remaining() > 0; number++) {
            int mark = open(d, number);
            reference(d);
            d.close(mark);
        }
    }

    static void readAnswer(Dissection d) {
        d.u8(Registers.BYTE_COUNT);
        for (int number = 0; d.remaining() > 0; number++) {
            int mark = open(d, number);
            int length = d.u8(Registers.BYTE_COUNT);
            d.u8(TYPE);
            d.bytes(Registers.DATA, Math.max(0, length - 1));
            d.close(mark);
        }
    }

    static void write(Dissection d) {
        d.u8(Registers.BYTE_COUNT);
        for (int number = 0; d.remaining() > 0; number++) {
            int mark = open(d, number);
            int words = reference(d);
            d.bytes(Registers.DATA, words * 2);
            d.close(mark);
        }
    }

    private static int open(Dissection d, int number) {
        int mark = d.open(GROUP);
        if (d.labelling()) {
            d.label(mark, "Group " + number);
        }
        return mark;
    }

    private static int reference(Dissection d) {
        d.u8(TYPE);
        d.u32(REFERENCE);
        return d.u16(Registers.WORD_COUNT);
    }
}
