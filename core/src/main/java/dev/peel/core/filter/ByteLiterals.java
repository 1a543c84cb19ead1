package dev.peel.core.filter;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes written in hexadecimal: {@code 16:03:01}, {@code 16-03-01}, {@code 16.3.1}, {@code 160301}, {@code 0x16}. */
final class ByteLiterals {
    private static final Pattern ONE_BYTE = Pattern.compile("0[xX][0-9A-Fa-f]{1,2}");
    private static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern OID = Pattern.compile("[0-2]\\.\\d{1,30}(?:\\.\\d{1,30})*+");

    private ByteLiterals() {}

    /** {@return the bytes that {@code text} stands for, null where it is none; a digit without another is a byte of its own} */
    static byte @Nullable [] of(String text) {
        if (ONE_BYTE.matcher(text).matches()) {
            return new byte[] {(byte) Integer.parseInt(text.substring(2), 16)};
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = text.startsWith(":") ? 1 : 0;
        while (at < text.length()) {
            int digit = digit(text, at);
            if (digit < 0) {
                return null;
            }
            int second = digit(text, at + 1);
            bytes.write(second < 0 ? digit : digit << 4 | second);
            at += second < 0 ? 1 : 2;
            if (at < text.length() && ":-.".indexOf(text.charAt(at)) >= 0) {
                at++;
                if (at == text.length()) {
                    return null;
                }
            }
        }
        return bytes.size() == 0 ? null : bytes.toByteArray();
    }

    private static int digit(String text, int at) {
        boolean isAscii = at < text.length() && text.charAt(at) < 0x80;
        return isAscii ? Character.digit(text.charAt(at), 16) : -1;
    }

    /** {@return the encoding of the object identifier {@code text}, null where it is none; X.690 8.19} */
    static byte @Nullable [] oid(String text) {
        if (!OID.matcher(text).matches()) {
            return null;
        }
        String[] parts = text.split("\\.", -1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BigInteger first =
                new BigInteger(parts[0]).multiply(BigInteger.valueOf(40)).add(new BigInteger(parts[1]));
        base128(first, bytes);
        for (int i = 2; i < parts.length; i++) {
            base128(new BigInteger(parts[i]), bytes);
        }
        return bytes.toByteArray();
    }

    private static void base128(BigInteger number, ByteArrayOutputStream to) {
        int groups = Math.max(1, (number.bitLength() + 6) / 7);
        for (int group = groups - 1; group >= 0; group--) {
            int bits = number.shiftRight(7 * group).intValue() & 0x7f;
            to.write(group == 0 ? bits : bits | 0x80);
        }
    }

    /** {@return the 16 bytes of the identifier {@code text}, null where it is none} */
    static byte @Nullable [] guid(String text) {
        return GUID.matcher(text).matches() ? of(text) : null;
    }
}
