package dev.peel.core.field;

/** What kind of value a field has; the names in {@code -G fields} are Wireshark's {@code FT_} names. */
public enum FieldType {
    /** No value of its own: a heading over other fields. */
    NONE("FT_NONE"),
    /** A protocol: the root of a layer; the value is how many bytes the layer has, its payload included, 0 where that is not known. */
    PROTOCOL("FT_PROTOCOL"),
    /** True or false, often one bit of a number. */
    BOOLEAN("FT_BOOLEAN"),
    /** A character. */
    CHAR("FT_CHAR"),
    /** An unsigned number of up to 8 bits. */
    UINT8("FT_UINT8"),
    /** An unsigned number of up to 16 bits. */
    UINT16("FT_UINT16"),
    /** An unsigned number of up to 24 bits. */
    UINT24("FT_UINT24"),
    /** An unsigned number of up to 32 bits. */
    UINT32("FT_UINT32"),
    /** An unsigned number of up to 64 bits. */
    UINT64("FT_UINT64"),
    /** A signed number of up to 32 bits. */
    INT32("FT_INT32"),
    /** A signed number of up to 64 bits. */
    INT64("FT_INT64"),
    /** The number of a frame, from 1. */
    FRAME_NUMBER("FT_FRAMENUM"),
    /** An IPv4 address; the value is its 32 bits. */
    IPV4("FT_IPv4"),
    /** An IPv6 address; the value is its 16 bytes. */
    IPV6("FT_IPv6"),
    /** A 48-bit hardware address; the value is its 48 bits. */
    ETHER("FT_ETHER"),
    /** Bytes without further meaning. */
    BYTES("FT_BYTES"),
    /** Text. */
    STRING("FT_STRING"),
    /** A point in time; the value is nanoseconds since 1970, unless the entry carries an object. */
    ABSOLUTE_TIME("FT_ABSOLUTE_TIME"),
    /** A span of time; the value is nanoseconds. */
    RELATIVE_TIME("FT_RELATIVE_TIME"),
    /** An ASN.1 object identifier in its BER encoding. */
    OID("FT_OID"),
    /** A 128-bit globally unique identifier. */
    GUID("FT_GUID");

    private final String wiresharkName;

    FieldType(String wiresharkName) {
        this.wiresharkName = wiresharkName;
    }

    /** {@return Wireshark's name of the type, such as {@code FT_UINT16}} */
    public String wiresharkName() {
        return wiresharkName;
    }

    /** {@return whether the value is a number that fits a long, signed or not} */
    public boolean isInteger() {
        return switch (this) {
            case CHAR, UINT8, UINT16, UINT24, UINT32, UINT64, INT32, INT64, FRAME_NUMBER -> true;
            default -> false;
        };
    }
}
