package dev.peel.dissectors.quic;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/** What protects the Initial packets of one side: AES-128 in GCM for the payload, AES-128 for the header. RFC 9001 5. Immutable. */
final class PacketKeys {
    static final int TAG_LENGTH = 16; // bytes, RFC 9001 5.3
    static final int SAMPLE_LENGTH = 16; // bytes, RFC 9001 5.4.2

    private static final int KEY_LENGTH = 16; // bytes, AEAD_AES_128_GCM
    private static final int NONCE_LENGTH = 12; // bytes, RFC 9001 5.3
    private static final int HASH_LENGTH = 32; // bytes, SHA-256

    private final KeyParameter key;
    private final byte[] nonce;
    private final KeyParameter headerKey;

    private PacketKeys(KeyParameter key, byte[] nonce, KeyParameter headerKey) {
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
        HKDFBytesGenerator derivation = ciphers.derivation();
        byte[] initial = derivation.extractPRK(version.salt(), destinationId);
        byte[] secret = expand(derivation, initial, side, HASH_LENGTH);
        return new PacketKeys(
                new KeyParameter(expand(derivation, secret, version.labels() + " key", KEY_LENGTH)),
                expand(derivation, secret, version.labels() + " iv", NONCE_LENGTH),
                new KeyParameter(expand(derivation, secret, version.labels() + " hp", KEY_LENGTH)));
    }

    /** {@return the bytes that hide the header, RFC 9001 5.4.3, for a sample that starts at {@code at} of {@code packet}} */
    byte[] mask(Ciphers ciphers, byte[] packet, int at) {
        BlockCipher cipher = ciphers.block();
        cipher.init(true, headerKey);
        byte[] mask = new byte[SAMPLE_LENGTH];
        cipher.processBlock(packet, at, mask, 0);
        return mask;
    }

    /**
     * {@return the payload, null where {@code packet} was not protected with this key}
     *
     * @param packet a packet whose header is not hidden any more, with {@link #TAG_LENGTH} bytes at least behind that
     * @param headerLength how many bytes of it are its header
     */
    byte @Nullable [] open(Ciphers ciphers, byte[] packet, int headerLength, long packetNumber) {
        byte[] unique = nonce.clone();
        for (int i = 0; i < Long.BYTES; i++) {
            unique[NONCE_LENGTH - 1 - i] ^= (byte) (packetNumber >>> 8 * i);
        }
        AEADCipher cipher = ciphers.sealed();
        cipher.init(false, new AEADParameters(key, TAG_LENGTH * Byte.SIZE, unique));
        cipher.processAADBytes(packet, 0, headerLength);
        int sealedLength = packet.length - headerLength;
        byte[] payload = new byte[sealedLength - TAG_LENGTH];
        try {
            int done = cipher.processBytes(packet, headerLength, sealedLength, payload, 0);
            cipher.doFinal(payload, done);
            return payload;
        } catch (InvalidCipherTextException e) {
            return null;
        }
    }

    /** HKDF-Expand-Label with an empty context, RFC 8446 7.1. */
    private static byte[] expand(HKDFBytesGenerator derivation, byte[] secret, String label, int length) {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        byte[] info = new byte[full.length + 4];
        info[1] = (byte) length;
        info[2] = (byte) full.length;
        System.arraycopy(full, 0, info, 3, full.length);
        derivation.init(HKDFParameters.skipExtractParameters(secret, info));
        byte[] output = new byte[length];
        derivation.generateBytes(output, 0, length);
        return output;
    }
}
