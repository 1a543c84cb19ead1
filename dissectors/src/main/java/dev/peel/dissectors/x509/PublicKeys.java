package dev.peel.dissectors.x509;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/**
 * Public keys, RFC 5280 4.1.2.7; of RSA, what is in them (RFC 8017 A.1.1).
 *
 * <pre>
 *  SEQUENCE { algorithm, BIT STRING key }
 *  key of RSA: SEQUENCE { modulus INTEGER, publicExponent INTEGER }
 * </pre>
 */
final class PublicKeys {
    private static final Field INFORMATION = Field.group("x509af.subjectPublicKeyInfo_element", "subjectPublicKeyInfo");
    private static final Field ALGORITHM = Field.group("x509af.algorithm_element", "algorithm");
    private static final Field KEY = Field.bytes("x509af.subjectPublicKey", "subjectPublicKey");
    static final Field[] FIELDS = {INFORMATION, ALGORITHM, KEY};

    private static final Field MODULUS = Field.bytes("pkcs1.modulus", "modulus");
    private static final Field EXPONENT = Field.sint("pkcs1.publicExponent", 32, "publicExponent");
    static final Field[] PKCS1_FIELDS = {MODULUS, EXPONENT};

    private PublicKeys() {}

    static void read(Dissection d) {
        Der.whole(d, INFORMATION, Der.SEQUENCE, PublicKeys::readParts);
    }

    private static void readParts(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        boolean isRsa = ObjectIdentifiers.firstWithin(d).equals(Algorithms.RSA);
        Algorithms.read(d, ALGORITHM);
        if (isRsa) {
            // As Wireshark: the count of unused bits has no line of its own where there is a structure behind it.
            int length = Der.enter(d, Der.BIT_STRING);
            d.skip(1);
            d.group(KEY, length - 1, PublicKeys::readRsa);
        } else {
            d.bytes(KEY, Der.bits(d));
        }
    }

    private static void readRsa(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        Der.number(d, MODULUS, Der.INTEGER);
        Der.integer(d, EXPONENT);
    }

    /**
     * {@return the kind and strength of the key that is the element at the start of {@code bytes}: {@code RSA 2048}, {@code EC
     * secp256r1}, or the algorithm's name; empty where it is none}
     */
    static String describe(Bytes bytes) {
        Elements parts = new Elements(bytes);
        if (!parts.next() || !parts.enter() || !parts.next()) {
            return "";
        }
        Elements algorithm = parts.inner();
        if (!algorithm.next()) {
            return "";
        }
        String identifier = ObjectIdentifiers.text(bytes, algorithm.start(), algorithm.length());
        String name = ObjectIdentifiers.name(identifier);
        if (identifier.equals(Algorithms.ELLIPTIC_CURVE)) {
            boolean isNamed = algorithm.next() && algorithm.identifier() == Der.OBJECT_IDENTIFIER;
            String curve = isNamed ? ObjectIdentifiers.text(bytes, algorithm.start(), algorithm.length()) : "";
            return isNamed ? "EC " + ObjectIdentifiers.name(curve) : "EC";
        }
        if (identifier.equals(Algorithms.RSA)) {
            // Behind the count of unused bits stands the sequence whose first number is the modulus.
            Elements key = parts.next() && parts.length() > 0
                    ? new Elements(bytes, parts.start() + 1, parts.length() - 1)
                    : new Elements(bytes, 0, 0);
            return key.next() && key.enter() && key.next() ? "RSA " + bitLength(key) : "RSA";
        }
        if (identifier.equals(Algorithms.DSA)) {
            boolean hasPrime = algorithm.next() && algorithm.enter() && algorithm.next();
            return hasPrime ? "DSA " + bitLength(algorithm) : "DSA";
        }
        return name;
    }

    private static int bitLength(Elements number) {
        int at = number.start();
        int end = at + number.length();
        while (at < end && number.bytes().u8(at) == 0) {
            at++;
        }
        return at == end
                ? 0
                : (end - at) * Byte.SIZE
                        - (Integer.numberOfLeadingZeros(number.bytes().u8(at)) - Integer.SIZE + Byte.SIZE);
    }
}
