package dev.peel.plugins.modbus;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;

/** What is carried for other interfaces, 6.19 to 6.21: what a device says of itself; of CANopen, bytes. */
final class Interfaces {
    private static final int DEVICE_IDENTIFICATION = 14;
    private static final int LAST_TEXT = 6; // object whose value is known to be text

    private static final Values TYPES = ModbusDissector.values("interface-types.tsv");
    private static final Field TYPE = Field.uint("modbus.mei", 8, "MEI type").values(TYPES);
    private static final Field DEVICE_ID = Field.uint("modbus.read_device_id", 8, "Read Device ID")
            .values(ModbusDissector.values("device-id-codes.tsv"));
    private static final Field OBJECT_ID =
            Field.uint("modbus.object_id", 8, "Object ID").values(ModbusDissector.values("object-ids.tsv"));
    private static final Field OBJECT_COUNT = Field.uint("modbus.num_objects", 8, "Number of Objects");
    private static final Field CONFORMITY = Field.uint("modbus.conformity_level", 8, "Conformity Level")
            .hex()
            .values(ModbusDissector.values("conformity-levels.tsv"));
    private static final Field MORE =
            Field.uint("modbus.more_follows", 8, "More Follows").hex();
    private static final Field NEXT = Field.uint("modbus.next_object_id", 8, "Next Object ID");
    private static final Field OBJECTS = Field.heading("modbus.objects", "Objects");
    private static final Field OBJECT = Field.heading("modbus.object", "Object");
    private static final Field LENGTH = Field.uint("modbus.objects_len", 8, "Object length");
    private static final Field TEXT = Field.text("modbus.object_str_value", "Object String Value");
    private static final Field BYTES = Field.bytes("modbus.object_value", "Object Value");
    static final Field[] FIELDS = {
        TYPE, DEVICE_ID, OBJECT_ID, OBJECT_COUNT, CONFORMITY, MORE, NEXT, OBJECTS, OBJECT, LENGTH, TEXT, BYTES
    };

    private Interfaces() {}

    /** {@return the name of the interface of the message at the cursor, {@code unknown} where it has none} */
    static String name(Dissection d, String unknown) {
        return d.captured() < 2 ? unknown : TYPES.name(d.peekU8(1), unknown);
    }

    static void request(Dissection d) {
        if (d.u8(TYPE) == DEVICE_IDENTIFICATION) {
            d.u8(DEVICE_ID);
            d.u8(OBJECT_ID);
        } else {
            Registers.rest(d);
        }
    }

    static void answer(Dissection d) {
        if (d.u8(TYPE) == DEVICE_IDENTIFICATION) {
            d.u8(DEVICE_ID);
            d.u8(CONFORMITY);
            d.u8(MORE);
            d.u8(NEXT);
            int count = d.u8(OBJECT_COUNT);
            d.group(OBJECTS, d.remaining(), inner -> objects(inner, count));
        } else {
            Registers.rest(d);
        }
    }

    private static void objects(Dissection d, int count) {
        for (int number = 1; number <= count; number++) {
            int mark = d.open(OBJECT);
            if (d.labelling()) {
                d.label(mark, "Object #" + number);
            }
            int id = d.u8(OBJECT_ID);
            int length = d.u8(LENGTH);
            d.bytes(id <= LAST_TEXT ? TEXT : BYTES, length);
            d.close(mark);
        }
    }
}
