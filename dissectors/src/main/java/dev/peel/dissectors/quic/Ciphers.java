package dev.peel.dissectors.quic;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.flow.Slot;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;

/**
 * The algorithms that protect Initial packets, RFC 9001 5.2, each to be initialized for every use.
 *
 * <p>Bouncy Castle's, since the JDK's are slow until the compiler's second stage has put the processor's instructions in their place,
 * which few captures are long enough for, and take a while to be looked up.
 *
 * @param derivation HKDF with SHA-256, RFC 5869
 * @param block one block of AES, without any mode of operation, RFC 9001 5.4.3
 * @param sealed AES in GCM
 */
record Ciphers(HKDFBytesGenerator derivation, BlockCipher block, AEADCipher sealed) {
    private static final Slot<Ciphers> SLOT = Slot.of("quic.ciphers");

    static Ciphers of(Dissection d) {
        return d.tool(SLOT, Ciphers::make);
    }

    static Ciphers make() {
        return new Ciphers(
                new HKDFBytesGenerator(new SHA256Digest()),
                AESEngine.newInstance(),
                GCMBlockCipher.newInstance(AESEngine.newInstance()));
    }
}
