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
        each(d, FileRecords::reference);
    }

    static void readAnswer(Dissection d) {
        each(d, record -> {
            int length = record.u8(Registers.BYTE_COUNT);
            record.u8(TYPE);
            record.bytes(Registers.DATA, Math.max(0, length - 1));
        });
    }

    static void write(Dissection d) {
        each(d, record -> record.bytes(Registers.DATA, reference(record) * 2));
    }

    private static void each(Dissection d, Dissection.Body record) {
        d.u8(Registers.BYTE_COUNT);
        for (int number = 0; d.remaining() > 0; number++) {
            int mark = d.open(GROUP);
            if (d.labelling()) {
                d.label(mark, "Group " + number);
            }
            record.dissect(d);
            d.close(mark);
        }
    }

    private static int reference(Dissection d) {
        d.u8(TYPE);
        d.u32(REFERENCE);
        return d.u16(Registers.WORD_COUNT);
    }
}
