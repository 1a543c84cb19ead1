package dev.peel.core.field;

import dev.peel.core.internal.IdPool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a protocol, declared once: filters, tree, JSON, completion and documentation are derived from it.
 *
 * <p>A field is made by one of the factories, refined by the methods that return a changed copy, and gets its {@link #id()} when a
 * {@link Protocol} claims it. Immutable but for that; safe for use by several threads.
 */
public final class Field {
    // Ids are identity, as an object's address is: they carry no state from one use to the next.
    private static final IdPool IDS = new IdPool();

    private final String abbreviation;
    private final String label;
    private final FieldType type;
    private final Base base;
    private final int bits;
    private final long mask;
    private final @Nullable Values values;
    private final List<Alias> aliases;
    private final FieldRole role;
    private int id = -1;
    /** Keeps the id from being given to others. */
    @SuppressWarnings("UnusedVariable") // that it is reachable is its use
    private IdPool.@Nullable Lease lease;

    private Field(
            String abbreviation,
            String label,
            FieldType type,
            Base base,
            int bits,
            long mask,
            @Nullable Values values,
            List<Alias> aliases,
            FieldRole role) {
        this.abbreviation = abbreviation;
        this.label = label;
        this.type = type;
        this.base = base;
        this.bits = bits;
        this.mask = mask;
        this.values = values;
        this.aliases = aliases;
        this.role = role;
    }

    /**
     * {@return an unsigned number, shown in decimal}
     *
     * @param bits its width on the wire, 1 to 64; 8, 16, 24, 32 and 64 are read as such
     */
    public static Field uint(String abbreviation, int bits, String label) {
        FieldType type = bits <= 8
                ? FieldType.UINT8
                : bits <= 16
                        ? FieldType.UINT16
                        : bits <= 24 ? FieldType.UINT24 : bits <= 32 ? FieldType.UINT32 : FieldType.UINT64;
        return new Field(abbreviation, label, type, Base.DEC, bits, 0, null, List.of(), FieldRole.FIELD);
    }

    /** {@return a signed number of {@code bits} (up to 64) bits, shown in decimal} */
    public static Field sint(String abbreviation, int bits, String label) {
        return new Field(
                abbreviation,
                label,
                bits <= 32 ? FieldType.INT32 : FieldType.INT64,
                Base.DEC,
                bits,
                0,
                null,
                List.of(),
                FieldRole.FIELD);
    }

    /**
     * {@return a boolean, the bits of {@code mask} within a number of {@code bits} bits}
     *
     * @param mask which bits; the value is true when any of them is set; 0 takes the whole number
     */
    public static Field flag(String abbreviation, int bits, long mask, String label) {
        return new Field(
                abbreviation, label, FieldType.BOOLEAN, Base.NONE, bits, mask, null, List.of(), FieldRole.FIELD);
    }

    /** {@return a field of {@code type} that needs no width} */
    public static Field of(FieldType type, String abbreviation, String label) {
        Base base = type.isInteger() ? Base.DEC : Base.NONE;
        return new Field(abbreviation, label, type, base, 0, 0, null, List.of(), FieldRole.FIELD);
    }

    /** {@return a heading: no value of its own, but fields below it} */
    public static Field group(String abbreviation, String label) {
        return of(FieldType.NONE, abbreviation, label);
    }

    /** {@return a heading that Wireshark has no field for: it shows its text only, see {@link FieldRole#HEADING}} */
    public static Field heading(String abbreviation, String label) {
        return group(abbreviation, label).role(FieldRole.HEADING);
    }

    /** {@return bytes} */
    public static Field bytes(String abbreviation, String label) {
        return of(FieldType.BYTES, abbreviation, label);
    }

    /** {@return text} */
    public static Field text(String abbreviation, String label) {
        return of(FieldType.STRING, abbreviation, label);
    }

    /** {@return an IPv4 address} */
    public static Field ipv4(String abbreviation, String label) {
        return of(FieldType.IPV4, abbreviation, label);
    }

    /** {@return an IPv6 address} */
    public static Field ipv6(String abbreviation, String label) {
        return of(FieldType.IPV6, abbreviation, label);
    }

    /** {@return a 48-bit hardware address} */
    public static Field ether(String abbreviation, String label) {
        return of(FieldType.ETHER, abbreviation, label);
    }

    /** {@return a frame's number} */
    public static Field frameNumber(String abbreviation, String label) {
        return of(FieldType.FRAME_NUMBER, abbreviation, label);
    }

    /** {@return this field shown in hexadecimal} */
    public Field hex() {
        return base(Base.HEX);
    }

    /** {@return this field shown in {@code newBase}} */
    public Field base(Base newBase) {
        return new Field(abbreviation, label, type, newBase, bits, mask, values, aliases, role);
    }

    /** {@return this field taken from the bits of {@code newMask}, shifted down to the lowest} */
    public Field mask(long newMask) {
        return new Field(abbreviation, label, type, base, bits, newMask, values, aliases, role);
    }

    /** {@return this field with names for its numbers} */
    public Field values(Values newValues) {
        return new Field(abbreviation, label, type, base, bits, mask, newValues, aliases, role);
    }

    /**
     * {@return this field, which also answers to {@code alias}: several fields may share one, as {@code ip.src} and {@code ip.dst} do
     * {@code ip.addr}}
     */
    public Field also(String alias) {
        return also(alias, label, type);
    }

    /** {@return this field, which also answers to {@code alias}, whose name for people is {@code aliasLabel}} */
    public Field also(String alias, String aliasLabel) {
        return also(alias, aliasLabel, type);
    }

    /** {@return this field, which also answers to {@code alias}, to Wireshark a field of {@code aliasType}} */
    public Field also(String alias, String aliasLabel, FieldType aliasType) {
        List<Alias> all = new ArrayList<>(aliases);
        all.add(new Alias(alias, aliasLabel, aliasType));
        return new Field(abbreviation, label, type, base, bits, mask, values, List.copyOf(all), role);
    }

    /** {@return this field in the part of {@code newRole}} */
    public Field role(FieldRole newRole) {
        return new Field(abbreviation, label, type, base, bits, mask, values, aliases, newRole);
    }

    /** {@return what gives the fields of one protocol their ids, which are given again only when none of these fields is left} */
    static IdPool.Lease lease() {
        return IDS.lease();
    }

    /** Gives the field its id, once; later calls change nothing. */
    synchronized Field claim(IdPool.Lease newLease) {
        if (id < 0) {
            id = newLease.next();
            lease = newLease;
        }
        return this;
    }

    /** {@return how many ids there are: an array of this size has a place for every field} */
    public static int idCount() {
        return IDS.count();
    }

    /** {@return the field's dense id, an index for flat arrays; -1 before a protocol has claimed it} */
    public int id() {
        return id;
    }

    /** {@return the name in filters, such as {@code tls.record.version}} */
    public String abbreviation() {
        return abbreviation;
    }

    /** {@return the name for people, such as {@code Version}} */
    public String label() {
        return label;
    }

    /** {@return the kind of value} */
    public FieldType type() {
        return type;
    }

    /** {@return how numbers are shown} */
    public Base base() {
        return base;
    }

    /** {@return the width in bits of the number that the field is read from, 0 where that is not fixed} */
    public int bits() {
        return bits;
    }

    /** {@return which bits of the number are the field's, 0 for all} */
    public long mask() {
        return mask;
    }

    /** {@return the names of the numbers, null where there are none} */
    public @Nullable Values values() {
        return values;
    }

    /** {@return the further names, such as {@code ip.addr}; often empty} */
    public List<Alias> aliases() {
        return aliases;
    }

    /** {@return what the field is to Wireshark} */
    public FieldRole role() {
        return role;
    }

    /** {@return this field's value in {@code number}, the number that holds it: masked, shifted, with its sign where it has one} */
    public long extract(long number) {
        return switch (type) {
            case BOOLEAN -> (mask == 0 ? number : number & mask) != 0 ? 1 : 0;
            case INT32, INT64 -> signed(number);
            default -> mask == 0 ? number : (number & mask) >>> Long.numberOfTrailingZeros(mask);
        };
    }

    private long signed(long number) {
        int above = mask == 0 ? Long.SIZE - (bits == 0 ? Long.SIZE : bits) : Long.numberOfLeadingZeros(mask);
        int below = mask == 0 ? 0 : Long.numberOfTrailingZeros(mask);
        return number << above >> above + below;
    }

    @Override
    public String toString() {
        return abbreviation;
    }
}
