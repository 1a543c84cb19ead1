package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.repl.script.FieldValue;
import dev.peel.repl.script.GuestValues;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The reads that a script makes of a layer: those of {@link Dissection}, with numbers as JavaScript has them. */
public abstract class ScriptReads {
    // Hot path: each call costs a crossing, and nothing is made for it.

    private static final int MOST_DIGITS = 10; // of 7 bits each

    ScriptReads() {}

    /** {@return the dissection at work} */
    abstract Dissection live();

    /** {@return what is thrown where the script calls a verb wrongly} */
    abstract RuntimeException wrong(String message);

    /** {@return what makes values of the language} */
    abstract GuestValues values();

    /** {@return the next byte} */
    @HostAccess.Export
    public int u8() {
        return live().u8();
    }

    /** Reads a byte as {@code field}. */
    @HostAccess.Export
    public int u8(ScriptField field) {
        return live().u8(of(field));
    }

    /** {@return the next two bytes} */
    @HostAccess.Export
    public int u16() {
        return live().u16();
    }

    /** Reads two bytes as {@code field}. */
    @HostAccess.Export
    public int u16(ScriptField field) {
        return live().u16(of(field));
    }

    /** {@return the next three bytes} */
    @HostAccess.Export
    public int u24() {
        return live().u24();
    }

    /** Reads three bytes as {@code field}. */
    @HostAccess.Export
    public int u24(ScriptField field) {
        return live().u24(of(field));
    }

    /** {@return the next four bytes} */
    @HostAccess.Export
    public double u32() {
        return live().u32();
    }

    /** Reads four bytes as {@code field}. */
    @HostAccess.Export
    public double u32(ScriptField field) {
        return live().u32(of(field));
    }

    /** Reads eight bytes as {@code field}; a BigInt where a number is not exact. */
    @HostAccess.Export
    public Object u64(ScriptField field) {
        return number(live().u64(of(field)));
    }

    /** Reads eight bytes as {@code field}, which has a sign; a BigInt where a number is not exact. */
    @HostAccess.Export
    public Object i64(ScriptField field) {
        return values().of(FieldValue.number(live().u64(of(field))));
    }

    /** Reads two bytes, the lowest first. */
    @HostAccess.Export
    public int u16le(ScriptField field) {
        return (int) live().uintLe(of(field), 2);
    }

    /** Reads three bytes, the lowest first. */
    @HostAccess.Export
    public int u24le(ScriptField field) {
        return (int) live().uintLe(of(field), 3);
    }

    /** Reads four bytes, the lowest first. */
    @HostAccess.Export
    public double u32le(ScriptField field) {
        return live().uintLe(of(field), 4);
    }

    /** Reads eight bytes, the lowest first; a BigInt where a number is not exact. */
    @HostAccess.Export
    public Object u64le(ScriptField field) {
        return number(live().uintLe(of(field), 8));
    }

    /** Reads a byte with a sign. */
    @HostAccess.Export
    public int i8(ScriptField field) {
        return (byte) live().u8(of(field));
    }

    /** Reads two bytes with a sign. */
    @HostAccess.Export
    public int i16(ScriptField field) {
        return (short) live().u16(of(field));
    }

    /** Reads four bytes with a sign. */
    @HostAccess.Export
    public int i32(ScriptField field) {
        return (int) live().u32(of(field));
    }

    /** Reads a number of 7 bits a byte, the lowest first, the highest bit of each byte saying whether another follows. */
    @HostAccess.Export
    public Object varint(ScriptField field) {
        Dissection d = live();
        long number = 0;
        int width = 0;
        int next = 0x80;
        while ((next & 0x80) != 0) {
            if (width == MOST_DIGITS) {
                throw d.malformed();
            }
            next = d.peekU8(width);
            number |= (next & 0x7fL) << 7 * width;
            width++;
        }
        d.value(of(field), width, number);
        return number(number);
    }

    /** Notes the field's bits of the number here and goes on behind it; tells whether any is set. */
    @HostAccess.Export
    public boolean flag(ScriptField field) {
        Dissection d = live();
        boolean isSet = d.peek(of(field)) != 0;
        d.skip(of(field).bits() + 7 >> 3);
        return isSet;
    }

    /** Reads {@code whole} with the parts that it was declared with below it. */
    @HostAccess.Export
    public double bits(ScriptField whole) {
        return live().bits(of(whole), whole.parts());
    }

    /** Notes {@code whole} and its parts, and stays. */
    @HostAccess.Export
    public double peekBits(ScriptField whole) {
        return live().peekBits(of(whole), whole.parts());
    }

    /** Notes the field's bits of the number here, and stays; gives the field's value. */
    @HostAccess.Export
    public double peek(ScriptField field) {
        return live().peek(of(field));
    }

    /** {@return the byte {@code ahead} bytes from here} */
    @HostAccess.Export
    public int peekU8(int ahead) {
        return live().peekU8(ahead);
    }

    /** {@return the two bytes {@code ahead} bytes from here} */
    @HostAccess.Export
    public int peekU16(int ahead) {
        return live().peekU16(ahead);
    }

    /** {@return the four bytes {@code ahead} bytes from here} */
    @HostAccess.Export
    public double peekU32(int ahead) {
        return live().peekU32(ahead);
    }

    /** {@return the next byte, without advancing} */
    @HostAccess.Export
    public int peekU8() {
        return live().peekU8(0);
    }

    /** {@return the next two bytes, without advancing} */
    @HostAccess.Export
    public int peekU16() {
        return live().peekU16(0);
    }

    /** Reads bytes. */
    @HostAccess.Export
    public void bytes(ScriptField field, int length) {
        live().bytes(of(field), length);
    }

    /** Reads text. */
    @HostAccess.Export
    public void text(ScriptField field, int length) {
        live().text(of(field), length);
    }

    /** Reads text, and returns it. */
    @HostAccess.Export
    public String string(ScriptField field, int length) {
        return live().string(of(field), length);
    }

    /** Reads an IPv4 address. */
    @HostAccess.Export
    public void ipv4(ScriptField field) {
        live().ipv4(of(field));
    }

    /** Reads an IPv6 address. */
    @HostAccess.Export
    public void ipv6(ScriptField field) {
        live().ipv6(of(field));
    }

    /** Reads a hardware address. */
    @HostAccess.Export
    public void ether(ScriptField field) {
        live().ether(of(field));
    }

    /** Reads {@code length} bytes that stand for {@code value}. */
    @HostAccess.Export
    public void value(ScriptField field, int length, Value value) {
        if (value.isString()) {
            live().value(of(field), length, value.asString());
        } else {
            live().value(of(field), length, integer(value));
        }
    }

    /** Notes a value that was computed. */
    @HostAccess.Export
    public void generated(ScriptField field, Value value) {
        if (value.isString()) {
            live().generated(of(field), value.asString());
        } else {
            live().generated(of(field), integer(value));
        }
    }

    /** Notes a value for filters only. */
    @HostAccess.Export
    public void hidden(ScriptField field, int length, Value value) {
        if (value.isString()) {
            live().hidden(of(field), 0, length, value.asString());
        } else {
            live().hidden(of(field), length, integer(value));
        }
    }

    /** {@return the declared field} */
    final Field of(@Nullable ScriptField field) {
        if (field == null) {
            throw wrong("the field is undefined; is its name one of the dissector's fields?");
        }
        if (field.field().id() < 0) {
            throw wrong("field " + field + " stands in no dissector's fields");
        }
        return field.field();
    }

    /** {@return a whole number of JavaScript's} */
    static long integer(Value value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? 1 : 0;
        }
        if (value.fitsInLong()) {
            return value.asLong();
        }
        if (value.fitsInBigInteger()) {
            return value.asBigInteger().longValue();
        }
        throw new ScriptFailure("TypeError: " + value + " is no whole number");
    }

    private Object number(long value) {
        return values().of(FieldValue.unsigned(value));
    }
}
