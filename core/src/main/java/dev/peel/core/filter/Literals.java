package dev.peel.core.filter;

import dev.peel.core.bytes.AddressLiterals;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes values of the words that a filter compares fields with; what a word means depends on the field. */
final class Literals {
    private final String filter;
    private final NumberLiterals numbers;
    private final TimeLiterals times;

    Literals(String filter, FilterSettings settings) {
        this.filter = filter;
        numbers = new NumberLiterals(filter);
        times = new TimeLiterals(settings.zone());
    }

    /**
     * {@return the value of {@code term}, which is a word, a text or a character}
     *
     * @param field the field whose names of numbers apply, null where there is none
     * @throws FilterException when it is no value of {@code type}
     */
    Constant of(Term term, FieldType type, @Nullable Field field) {
        return switch (type) {
            case CHAR, UINT8, UINT16, UINT24, UINT32, UINT64, INT32, INT64, FRAME_NUMBER ->
                Constant.number(type, numbers.of(term, type, field));
            case BOOLEAN -> Constant.number(type, numbers.truth(term, field));
            case STRING -> Constant.text(type, textOf(term));
            case PROTOCOL, BYTES -> Constant.bytes(type, bytes(term));
            case ETHER -> ether(term);
            case IPV4 -> ipv4(term);
            case IPV6 -> ipv6(term);
            case ABSOLUTE_TIME -> Constant.number(type, time(term));
            case RELATIVE_TIME -> Constant.number(type, span(term));
            case OID -> oid(term);
            case GUID -> guid(term);
            case NONE -> throw wrong(term, type, "");
        };
    }

    private static String textOf(Term term) {
        if (term instanceof Term.Word word) {
            byte[] utf8 = word.text().getBytes(StandardCharsets.UTF_8);
            return new String(utf8, StandardCharsets.ISO_8859_1);
        }
        return term instanceof Term.Letter letter ? String.valueOf((char) letter.code()) : ((Term.Text) term).bytes();
    }

    private byte[] bytes(Term term) {
        if (!(term instanceof Term.Word word)) {
            return textOf(term).getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] bytes = ByteLiterals.of(word.text());
        if (bytes == null) {
            throw wrong(term, FieldType.BYTES, "bytes are written 16:03:01, text is written \"" + word.text() + "\"");
        }
        return bytes;
    }

    private Constant ether(Term term) {
        byte[] bytes = term instanceof Term.Word word ? ByteLiterals.of(word.text()) : null;
        if (bytes == null || bytes.length != 6) {
            String hint = bytes == null
                    ? ""
                    : "it has " + bytes.length + (bytes.length == 1 ? " byte" : " bytes") + " of 6; ";
            throw wrong(
                    term,
                    FieldType.ETHER,
                    hint + "one is written 02:00:00:00:00:01, a part of one is compared by a range");
        }
        long number = 0;
        for (byte one : bytes) {
            number = number << 8 | one & 0xff;
        }
        return Constant.number(FieldType.ETHER, number);
    }

    private Constant ipv4(Term term) {
        String text = address(term, FieldType.IPV4);
        int slash = text.indexOf('/');
        long address = AddressLiterals.ipv4(slash < 0 ? text : text.substring(0, slash));
        if (address < 0) {
            String hint = AddressLiterals.ipv6(text) != null
                    ? "IPv6 addresses are those of ipv6.src, ipv6.dst and ipv6.addr"
                    : "one is written 192.0.2.1, a network 192.0.2.0/24; names are not looked up";
            throw wrong(term, FieldType.IPV4, hint);
        }
        return Constant.ipv4(address, prefix(term, text, slash, Integer.SIZE));
    }

    private Constant ipv6(Term term) {
        String text = address(term, FieldType.IPV6);
        int slash = text.indexOf('/');
        byte[] address = AddressLiterals.ipv6(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            String hint = AddressLiterals.ipv4(text) >= 0
                    ? "IPv4 addresses are those of ip.src, ip.dst and ip.addr"
                    : "one is written 2001:db8::1, a network 2001:db8::/32; names are not looked up";
            throw wrong(term, FieldType.IPV6, hint);
        }
        return Constant.ipv6(address, prefix(term, text, slash, 128));
    }

    private String address(Term term, FieldType type) {
        if (!(term instanceof Term.Word word)) {
            throw wrong(term, type, "addresses are written without quotes");
        }
        return word.text();
    }

    private int prefix(Term term, String text, int slash, int most) {
        if (slash < 0) {
            return -1;
        }
        String digits = text.substring(slash + 1);
        int prefix = Integer.parseInt(digits);
        if (prefix > most || digits.length() > 1 && digits.startsWith("0")) {
            Place place = new Place(term.place().start() + slash + 1, digits.length());
            throw new FilterException(
                    filter, place, "/" + digits + " is no prefix of the address", "it is 0 to " + most);
        }
        return prefix;
    }

    private long time(Term term) {
        Long time = times.point(term instanceof Term.Text text ? text.bytes() : textOf(term));
        if (time == null) {
            throw wrong(
                    term,
                    FieldType.ABSOLUTE_TIME,
                    "one is written \"2026-11-23 13:21:50.5\", in UTC with a Z behind it");
        }
        return time;
    }

    private long span(Term term) {
        Long span = term instanceof Term.Word word ? TimeLiterals.span(word.text()) : null;
        if (span == null) {
            throw wrong(
                    term,
                    FieldType.RELATIVE_TIME,
                    "one is written in seconds with up to 9 decimals, without quotes: 0.25");
        }
        return span;
    }

    private Constant oid(Term term) {
        byte[] bytes = term instanceof Term.Word word ? ByteLiterals.oid(word.text()) : null;
        if (bytes == null) {
            throw wrong(term, FieldType.OID, "one is written 1.2.840.113549");
        }
        return Constant.bytes(FieldType.OID, bytes);
    }

    private Constant guid(Term term) {
        byte[] bytes = term instanceof Term.Word word ? ByteLiterals.guid(word.text()) : null;
        if (bytes == null) {
            throw wrong(term, FieldType.GUID, "one is written 01234567-89ab-cdef-0123-456789abcdef");
        }
        return Constant.bytes(FieldType.GUID, bytes);
    }

    private FilterException wrong(Term term, FieldType type, String hint) {
        return new FilterException(filter, term.place(), term + " is not " + Types.name(type), hint);
    }
}
