package dev.peel.repl.script.dissector;

import dev.peel.core.bytes.Bytes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.graalvm.polyglot.Value;

/**
 * What content has to be like before a script is asked about it: so content that it does not claim costs a few comparisons and no call.
 *
 * @param minimumLength the least number of bytes
 * @param maximumLength the greatest number of bytes
 * @param parts all of these are there
 */
record Signature(int minimumLength, int maximumLength, List<Part> parts) {
    // Hot path: no allocation per payload.

    static final Set<String> OPTIONS = Set.of("minimumLength", "maximumLength", "bytes");
    private static final Set<String> OF_BYTES = Set.of("at", "hex", "mask");
    private static final int MOST_AT = 65_535; // no datagram has more bytes

    /** Bytes at a place, of which the mask's bits count. */
    @SuppressWarnings("ArrayRecordComponent") // made once, compared byte by byte, handed to nobody
    record Part(int at, byte[] value, byte[] mask) {
        boolean isIn(Bytes payload) {
            if (payload.length() < at + value.length) {
                return false;
            }
            for (int i = 0; i < value.length; i++) {
                if (((payload.u8(at + i) ^ value[i]) & mask[i] & 0xff) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** {@return what a script declared by {@code { minimumLength: 20, bytes: [{ at: 4, hex: "2112a442" }] }}} */
    static Signature of(Value declared) {
        Specification given = Specification.of(declared, "signature", OPTIONS);
        int least = given.has("minimumLength") ? given.number("minimumLength", 0, Integer.MAX_VALUE) : 0;
        int most = given.has("maximumLength") ? given.number("maximumLength", 1, Integer.MAX_VALUE) : Integer.MAX_VALUE;
        List<Part> parts = new ArrayList<>();
        if (given.has("bytes")) {
            Specification.elements(given.member("bytes"), "signature: bytes").forEach(part -> parts.add(part(part)));
        }
        if (parts.isEmpty() && least == 0 && most == Integer.MAX_VALUE) {
            throw Specification.wrong("signature says nothing; it has minimumLength, maximumLength or bytes, as in"
                    + " bytes: [{ at: 4, hex: \"2112a442\" }]");
        }
        return new Signature(least, most, List.copyOf(parts));
    }

    private static Part part(Value declared) {
        Specification given = Specification.of(declared, "signature: bytes", OF_BYTES);
        byte[] value = bytes(given, "hex");
        byte[] mask = given.has("mask") ? bytes(given, "mask") : HexFormat.of().parseHex("ff".repeat(value.length));
        if (mask.length != value.length) {
            throw Specification.wrong("signature: bytes: hex and mask have as many bytes as each other");
        }
        return new Part(given.has("at") ? given.number("at", 0, MOST_AT) : 0, value, mask);
    }

    private static byte[] bytes(Specification given, String name) {
        String digits = given.text(name).replace(" ", "");
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException wrong) {
            throw Specification.wrong("signature: bytes: " + name + " is bytes in hexadecimal, not \"" + digits + "\"");
        }
    }

    /** {@return whether the script is to be asked about {@code payload}} */
    boolean fits(Bytes payload) {
        int length = payload.length();
        if (length < minimumLength || length > maximumLength) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isIn(payload)) {
                return false;
            }
        }
        return true;
    }
}
