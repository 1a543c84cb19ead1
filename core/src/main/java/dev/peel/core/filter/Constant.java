package dev.peel.core.filter;

import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import java.nio.charset.StandardCharsets;

/** A value that the filter itself names. */
final class Constant extends Operand {
    private static final byte[] NONE = new byte[0];

    private final long number;
    private final boolean signed;
    private final byte[] bytes;
    private final boolean isBytes;
    private final int prefix;

    private Constant(FieldType type, long number, boolean signed, byte[] bytes, boolean isBytes, int prefix) {
        super(type);
        this.number = number;
        this.signed = signed;
        this.bytes = bytes;
        this.isBytes = isBytes;
        this.prefix = prefix;
    }

    static Constant number(FieldType type, long number) {
        boolean signed = type == FieldType.INT32 || type == FieldType.INT64 || Types.isTime(type);
        return new Constant(type, number, signed, NONE, false, -1);
    }

    /** {@return an IPv4 address of which the first {@code prefix} bits count, all where negative} */
    static Constant ipv4(long address, int prefix) {
        return new Constant(FieldType.IPV4, address, false, NONE, false, prefix);
    }

    static Constant bytes(FieldType type, byte[] bytes) {
        return new Constant(type, 0, false, bytes, true, -1);
    }

    /** {@return an IPv6 address of which the first {@code prefix} bits count, all where negative} */
    static Constant ipv6(byte[] address, int prefix) {
        return new Constant(FieldType.IPV6, 0, false, address, true, prefix);
    }

    /** {@return bytes of {@code type}, a character for each} */
    static Constant text(FieldType type, String bytes) {
        return bytes(type, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    void load(Packet packet, Row out) {
        add(out);
    }

    void add(Row out) {
        if (isBytes) {
            out.addBytes(bytes, 0, bytes.length);
        } else {
            out.addNumber(number, signed);
        }
    }

    @Override
    boolean isConstant() {
        return true;
    }

    @Override
    int prefix() {
        return prefix;
    }
}
