package dev.peel.plugins.handshake.track;

import dev.peel.core.packet.Tape;
import dev.peel.plugins.handshake.certificate.CertificateChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The certificates that flows show, each kept once, as many as there is room for. Not thread-safe. */
final class CertificatePool {
    /** How many certificates of one message are kept. */
    private static final int MAX_CERTIFICATES = 16;

    private final int limit;
    private final Map<Long, byte[]> byDigest = new HashMap<>();
    private final Pool<List<byte[]>> chains = new Pool<>();
    private final List<byte[]> chain = new ArrayList<>();
    private boolean isWhole = true;
    private int size;

    /**
     * Makes room.
     *
     * @param limit how many bytes are kept
     */
    CertificatePool(int limit) {
        this.limit = limit;
    }

    /** Starts a message. */
    void clear() {
        chain.clear();
        isWhole = true;
    }

    /** Takes entry {@code i}, a certificate of the message. */
    void take(Tape tape, int i) {
        int length = tape.availableLength(i);
        if (chain.size() == MAX_CERTIFICATES) {
            return;
        }
        if (length < tape.length(i)) {
            isWhole = false;
            return;
        }
        int source = tape.source(i);
        int from = tape.sourceStart(source) + tape.offset(i);
        long digest = Digests.of(tape, i);
        byte[] known = byDigest.get(digest);
        if (known == null && size + length <= limit) {
            if (size == 0) {
                CertificateChain.prepare();
            }
            known = Arrays.copyOfRange(tape.sourceArray(source), from, from + length);
            byDigest.put(digest, known);
            size += length;
        }
        if (known != null && Arrays.equals(known, 0, known.length, tape.sourceArray(source), from, from + length)) {
            chain.add(known);
        } else {
            isWhole = false;
        }
    }

    /** {@return the message's certificates; none where one is missing, since a chain with a hole looks like another one} */
    List<byte[]> chain() {
        return chains.once(isWhole ? List.copyOf(chain) : List.of());
    }
}
