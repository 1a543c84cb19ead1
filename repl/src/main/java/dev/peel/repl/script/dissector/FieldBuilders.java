package dev.peel.repl.script.dissector;

import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Value;

/** The functions by which scripts declare fields: {@code u8("mqtt.msgtype", "Message Type", { mask: 0xf0 })}. */
final class FieldBuilders {
    private static final Pattern ABBREVIATION = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    static final Set<String> OPTIONS = Set.of("mask", "values", "base", "aliases", "parts", "bits");
    private static final Field[] NO_PARTS = {};

    private static final Map<String, Base> BASES = Map.of(
            "dec", Base.DEC,
            "hex", Base.HEX,
            "oct", Base.OCT,
            "dec_hex", Base.DEC_HEX,
            "hex_dec", Base.HEX_DEC);

    private static final Map<String, Builder> BUILDERS = new TreeMap<>(Map.ofEntries(
            Map.entry("u8", (name, label) -> Field.uint(name, 8, label)),
            Map.entry("u16", (name, label) -> Field.uint(name, 16, label)),
            Map.entry("u24", (name, label) -> Field.uint(name, 24, label)),
            Map.entry("u32", (name, label) -> Field.uint(name, 32, label)),
            Map.entry("u64", (name, label) -> Field.uint(name, 64, label)),
            Map.entry("i8", (name, label) -> Field.sint(name, 8, label)),
            Map.entry("i16", (name, label) -> Field.sint(name, 16, label)),
            Map.entry("i32", (name, label) -> Field.sint(name, 32, label)),
            Map.entry("i64", (name, label) -> Field.sint(name, 64, label)),
            Map.entry("bool", (name, label) -> Field.flag(name, 8, 0, label)),
            Map.entry("flag", (name, label) -> Field.flag(name, 8, 0, label)),
            Map.entry("bytes", Field::bytes),
            Map.entry("text", Field::text),
            Map.entry("ipv4", Field::ipv4),
            Map.entry("ipv6", Field::ipv6),
            Map.entry("ether", Field::ether),
            Map.entry("group", Field::group),
            Map.entry("heading", Field::heading),
            Map.entry("frameNumber", Field::frameNumber)));

    /** The names of the functions. */
    static final Set<String> NAMES = BUILDERS.keySet();

    @FunctionalInterface
    private interface Builder {
        Field of(String abbreviation, String label);
    }

    private FieldBuilders() {}

    /** {@return the field that the function called {@code builder} makes} */
    static ScriptField field(String builder, Value[] arguments) {
        String usage = builder + "(abbreviation, label, { options })";
        String abbreviation = Specification.text(arguments, 0, usage);
        if (!ABBREVIATION.matcher(abbreviation).matches()) {
            throw Specification.wrong("\"" + abbreviation
                    + "\" is no name for filters: words of letters, digits, _ and - with dots between them");
        }
        String label = Specification.text(arguments, 1, usage);
        Builder made = BUILDERS.get(builder);
        if (made == null) {
            throw new IllegalArgumentException(builder);
        }
        Field field = made.of(abbreviation, label);
        if (arguments.length < 3 || arguments[2].isNull()) {
            return new ScriptField(builder, field, NO_PARTS);
        }
        return refined(field, builder, Specification.of(arguments[2], builder, OPTIONS));
    }

    private static ScriptField refined(Field plain, String builder, Specification given) {
        Field field = plain;
        boolean isNumber = field.type().isInteger();
        if (builder.equals("flag") || builder.equals("bool")) {
            int bits = given.has("bits") ? number(given.member("bits"), "bits") : 8;
            long mask = given.has("mask") ? mask(given) : 0;
            if (bits < 1 || bits > 64) {
                throw Specification.wrong("bits are 1 to 64, not " + bits);
            }
            field = Field.flag(field.abbreviation(), bits, mask, field.label());
        } else if (!isNumber && (given.has("mask") || given.has("values") || given.has("base") || given.has("parts"))) {
            throw Specification.wrong(
                    "only numbers have mask, values, base and parts; " + field + " is made by " + builder);
        } else if (given.has("mask")) {
            field = field.mask(mask(given));
        }
        if (given.has("base")) {
            field = field.base(base(given.text("base")));
        }
        if (given.has("values")) {
            field = field.values(values(given.member("values")));
        }
        if (given.has("aliases")) {
            for (Value alias : Specification.elements(given.member("aliases"), "aliases")) {
                field = field.also(Specification.text(new Value[] {alias}, 0, "aliases: [\"name\"]"));
            }
        }
        return new ScriptField(builder, field, given.has("parts") ? parts(given.member("parts")) : NO_PARTS);
    }

    private static long mask(Specification given) {
        long mask = ScriptReads.integer(given.member("mask"));
        if (mask == 0) {
            throw Specification.wrong("a mask has at least one bit");
        }
        return mask;
    }

    private static Base base(String name) {
        Base base = BASES.get(name);
        if (base == null) {
            throw Specification.wrong(Specification.unknown("base ", new TreeSet<>(BASES.keySet()), name));
        }
        return base;
    }

    private static Values values(Value object) {
        List<Object> pairs = new ArrayList<>();
        for (String number : object.getMemberKeys()) {
            Value name = object.getMember(number);
            if (!name.isString()) {
                throw Specification.wrong(
                        "values: the name of " + number + " is a text, not " + Specification.kind(name));
            }
            try {
                pairs.add(Long.decode(number));
            } catch (NumberFormatException none) {
                throw Specification.wrong("values: \"" + number + "\" is no number");
            }
            pairs.add(name.asString());
        }
        return Values.of(pairs.toArray());
    }

    private static Field[] parts(Value array) {
        return Specification.elements(array, "parts").stream()
                .map(part -> DissectorReader.field(part, "parts").field())
                .toArray(Field[]::new);
    }

    private static int number(Value value, String what) {
        if (!value.fitsInInt()) {
            throw Specification.wrong(what + " is a whole number, not " + Specification.kind(value));
        }
        return value.asInt();
    }
}
