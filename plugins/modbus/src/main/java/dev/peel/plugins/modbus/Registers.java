package dev.peel.plugins.modbus;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;

/** Coils, inputs and registers, 6.1 to 6.6, 6.11 and 6.12: single bits and words of 16 bits, by number. */
final class Registers {
    static final Field REFERENCE = Field.uint("modbus.reference_num", 16, "Reference Number");
    static final Field BYTE_COUNT = Field.uint("modbus.byte_cnt", 8, "Byte Count");
    static final Field WORD_COUNT = Field.uint("modbus.word_cnt", 16, "Word Count");
    static final Field DATA = Field.bytes("modbus.data", "Data");
    static final Field PADDING = Field.uint("modbus.padding", 8, "Padding").hex();
    private static final Field BIT_COUNT = Field.uint("modbus.bit_cnt", 16, "Bit Count");
    private static final Field BIT = Field.heading("modbus.bit", "Bit");
    private static final Field BIT_NUMBER = Field.uint("modbus.bitnum", 16, "Bit Number");
    private static final Field BIT_VALUE =
            Field.flag("modbus.bitval", 8, 0x1, "Bit Value").values(Values.of(0, "False", 1, "True"));
    private static final Field REGISTER = Field.heading("modbus.register", "Register");
    private static final Field REGISTER_NUMBER = Field.uint("modbus.regnum16", 16, "Register Number");
    private static final Field REGISTER_VALUE = Field.uint("modbus.regval_uint16", 16, "Register Value (UINT16)");
    static final Field[] FIELDS = {
        REFERENCE,
        BYTE_COUNT,
        WORD_COUNT,
        DATA,
        PADDING,
        BIT_COUNT,
        BIT,
        BIT_NUMBER,
        BIT_VALUE,
        REGISTER,
        REGISTER_NUMBER,
        REGISTER_VALUE
    };

    private Registers() {}

    static void bitRange(Dissection d) {
        d.u16(REFERENCE);
        d.u16(BIT_COUNT);
    }

    static void wordRange(Dissection d) {
        d.u16(REFERENCE);
        d.u16(WORD_COUNT);
    }

    /** A coil has a word, of which the second byte says nothing. */
    static void singleCoil(Dissection d) {
        d.u16(REFERENCE);
        d.peekBytes(DATA, 2);
        d.skip(1);
        d.u8(PADDING);
    }

    static void singleRegister(Dissection d) {
        d.u16(REFERENCE);
        d.bytes(DATA, 2);
    }

    static void writeCoils(Dissection d) {
        bitRange(d);
        countedData(d);
    }

    static void writeRegisters(Dissection d) {
        int reference = d.u16(REFERENCE);
        d.u16(WORD_COUNT);
        words(d, reference);
    }

    static void countedData(Dissection d) {
        int length = d.u8(BYTE_COUNT);
        d.bytes(DATA, length);
    }

    static void rest(Dissection d) {
        if (d.remaining() > 0) {
            d.bytes(DATA, d.remaining());
        }
    }

    /**
     * Reads a count of bytes, and bits from the lowest of each byte on.
     *
     * @param first the number of the first bit
     * @param most how many bits were asked for; the last byte may have more
     */
    static void bits(Dissection d, int first, int most) {
        int count = Math.min(most, d.u8(BYTE_COUNT) * 8);
        if (!d.wantsAny(BIT, BIT_NUMBER, BIT_VALUE)) {
            d.skip(d.remaining());
            return;
        }
        for (int i = 0; i < count; i++) {
            int value = d.peekU8(0) >> (i & 7) & 1;
            int number = first + i & 0xffff;
            int mark = d.open(BIT, 1);
            if (d.labelling()) {
                d.label(mark, "Bit " + number + " : " + value);
            }
            d.derived(BIT_NUMBER, 0, 1, number);
            d.peekValue(BIT_VALUE, 1, value);
            d.close(mark);
            if ((i & 7) == 7 || i == count - 1) {
                d.skip(1);
            }
        }
    }

    /** Reads a count of bytes, and registers, of which the first has the number {@code first}. */
    static void words(Dissection d, int first) {
        int count = d.u8(BYTE_COUNT) / 2;
        for (int i = 0; i < count; i++) {
            int value = d.peekU16(0);
            int number = first + i & 0xffff;
            int mark = d.open(REGISTER, 2);
            if (d.labelling()) {
                d.label(mark, "Register " + number + " (UINT16): " + value);
            }
            d.peekValue(REGISTER_NUMBER, 2, number);
            d.u16(REGISTER_VALUE);
            d.close(mark);
        }
    }
}
