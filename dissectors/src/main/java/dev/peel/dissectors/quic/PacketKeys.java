package dev.peel.dissectors.quic;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What protects the Initial packets of one side: AES-128 in GCM for the payload, AES-128 for the header. RFC 9001 5. Immutable. */
final class PacketKeys {
    static final int TAG_LENGTH = 16; // bytes, RFC 9001 5.3
    static final int SAMPLE_LENGTH = 16; // bytes, RFC 9001 5.4.2

    private static final int KEY_LENGTH = 16; // bytes, AEAD_AES_128_GCM
    private static final int NONCE_LENGTH = 12; // bytes, RFC 9001 5.3
    private static final int HASH_LENGTH = 32; // bytes, SHA-256

    private final SecretKeySpec key;
    private final byte[] nonce;
    private final SecretKeySpec headerKey;

    private PacketKeys(SecretKeySpec key, byte[] nonce, SecretKeySpec headerKey) {
        this.key = key;
        this.nonce = nonce;
        this.headerKey = headerKey;
    }

    /**
     * {@return the keys of one side}
     *
     * @param ciphers what they are derived with
     * @param destinationId the Destination Connection ID of the client's first Initial packet
     * @param side the label of the side's secret, {@code client in} or {@code server in}
     */
    static PacketKeys derive(Ciphers ciphers, QuicVersion version, byte[] destinationId, String side) {
        try {
            Mac mac = ciphers.hmac();
            mac.init(new SecretKeySpec(version.saltBytes(), Ciphers.HMAC));
            mac.init(new SecretKeySpec(mac.doFinal(destinationId), Ciphers.HMAC));
            mac.init(new SecretKeySpec(expand(mac, side, HASH_LENGTH), Ciphers.HMAC));
            return new PacketKeys(
                    new SecretKeySpec(expand(mac, version.labels() + " key", KEY_LENGTH), Ciphers.AES),
                    expand(mac, version.labels() + " iv", NONCE_LENGTH),
                    new SecretKeySpec(expand(mac, version.labels() + " hp", KEY_LENGTH), Ciphers.AES));
        } catch (GeneralSecurityException e) {
            throw Ciphers.unsupported(e);
        }
    }

    /** {@return the bytes that hide the header, RFC 9001 5.4.3, for a sample that starts at {@code at} of {@code packet}} */
    byte[] mask(Ciphers ciphers, byte[] packet, int at) {
        try {
            Cipher cipher = ciphers.block();
            cipher.init(Cipher.ENCRYPT_MODE, headerKey);
            return cipher.doFinal(packet, at, SAMPLE_LENGTH);
        } catch (GeneralSecurityException e) {
            throw Ciphers.unsupported(e);
        }
    }

    /**
     * {@return the payload, null where {@code packet} was not protected with this key}
     *
     * @param packet a packet whose header is not hidden any more
     * @param headerLength how many bytes of it are its header
     */
    byte @Nullable [] open(Ciphers ciphers, byte[] packet, int headerLength, long packetNumber) {
        byte[] unique = nonce.clone();
        for (int i = 0; i < Long.BYTES; i++) {
            unique[NONCE_LENGTH - 1 - i] ^= (byte) (packetNumber >>> 8 * i);
        }
        try {
            Cipher cipher = ciphers.sealed();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, unique));
            cipher.updateAAD(packet, 0, headerLength);
            return cipher.doFinal(packet, headerLength, packet.length - headerLength);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw Ciphers.unsupported(e);
        }
    }

    /** HKDF-Expand-Label with an empty context, RFC 8446 7.1, for at most one block of output. */
    private static byte[] expand(Mac secret, String label, int length) {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        byte[] input = new byte[full.length + 5];
        input[1] = (byte) length;
        input[2] = (byte) full.length;
        System.arraycopy(full, 0, input, 3, full.length);
        input[input.length - 1] = 1; // the number of the block, RFC 5869 2.3
        return Arrays.copyOf(secret.doFinal(input), length);
    }
}
