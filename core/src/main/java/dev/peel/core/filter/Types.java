package dev.peel.core.filter;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;

/** What can be done with values of a type, and what a type is called. */
final class Types {
    private Types() {}

    static boolean isTime(FieldType type) {
        return type == FieldType.ABSOLUTE_TIME || type == FieldType.RELATIVE_TIME;
    }

    static boolean isSigned(FieldType type) {
        return type == FieldType.INT32 || type == FieldType.INT64;
    }

    static boolean isWide(FieldType type) {
        return type == FieldType.UINT64 || type == FieldType.INT64;
    }

    /** {@return whether values are kept as bytes, not as numbers} */
    static boolean isBytes(FieldType type) {
        return switch (type) {
            case PROTOCOL, IPV6, BYTES, STRING, OID, GUID -> true;
            default -> false;
        };
    }

    /** {@return whether the bytes of a value can be had by a range} */
    static boolean canSlice(FieldType type) {
        return isBytes(type) || type == FieldType.IPV4 || type == FieldType.ETHER;
    }

    /** {@return whether a value can contain others or match a pattern} */
    static boolean canContain(FieldType type) {
        return switch (type) {
            case PROTOCOL, BYTES, STRING, ETHER, OID, GUID -> true;
            default -> false;
        };
    }

    static boolean canCompute(FieldType type, Operation operation) {
        return switch (operation) {
            case ADD, SUBTRACT -> type.isInteger() || type == FieldType.RELATIVE_TIME;
            case MULTIPLY, DIVIDE, REMAINDER -> type.isInteger();
            case BITS -> type.isInteger() || type == FieldType.BYTES || type == FieldType.ETHER || isAddress(type);
        };
    }

    static boolean canNegate(FieldType type) {
        return type.isInteger() || type == FieldType.RELATIVE_TIME;
    }

    private static boolean isAddress(FieldType type) {
        return type == FieldType.IPV4 || type == FieldType.IPV6;
    }

    /** {@return whether values of two types can be compared as they are} */
    static boolean areAlike(FieldType one, FieldType other) {
        return one == other || one.isInteger() && other.isInteger() || isRun(one) && isRun(other);
    }

    /** Bytes without a text of their own. */
    private static boolean isRun(FieldType type) {
        return switch (type) {
            case BYTES, ETHER, OID, GUID -> true;
            default -> false;
        };
    }

    /** {@return how many bytes a number of {@code field} has, 0 where its values have no length} */
    static int numberLength(Field field) {
        return switch (field.type()) {
            case CHAR, UINT8 -> 1;
            case UINT16 -> 2;
            case UINT24 -> 3;
            case UINT32, FRAME_NUMBER, IPV4 -> 4;
            case UINT64 -> 8;
            case INT32, INT64 -> field.bits() == 0 ? Integer.BYTES : (field.bits() + 7) / 8;
            case ETHER -> 6;
            case NONE, BOOLEAN, ABSOLUTE_TIME, RELATIVE_TIME, PROTOCOL, IPV6, BYTES, STRING, OID, GUID -> 0;
        };
    }

    /** {@return what users read of a type} */
    static String name(FieldType type) {
        return switch (type) {
            case NONE -> "a heading without a value";
            case PROTOCOL -> "a protocol";
            case BOOLEAN -> "a boolean";
            case CHAR -> "a character";
            case UINT8 -> "an unsigned number of 8 bits";
            case UINT16 -> "an unsigned number of 16 bits";
            case UINT24 -> "an unsigned number of 24 bits";
            case UINT32 -> "an unsigned number of 32 bits";
            case UINT64 -> "an unsigned number of 64 bits";
            case INT32 -> "a signed number of 32 bits";
            case INT64 -> "a signed number of 64 bits";
            case FRAME_NUMBER -> "a frame's number";
            case IPV4 -> "an IPv4 address";
            case IPV6 -> "an IPv6 address";
            case ETHER -> "a hardware address";
            case BYTES -> "bytes";
            case STRING -> "text";
            case ABSOLUTE_TIME -> "a date and time";
            case RELATIVE_TIME -> "a span of time";
            case OID -> "an object identifier";
            case GUID -> "a globally unique identifier";
        };
    }
}
