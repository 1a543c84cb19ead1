package dev.peel.dissectors.quic;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.flow.Slot;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is remembered of a connection whose Initial packets can be opened. Immutable. */
final class QuicConnection {
    static final Slot<QuicConnection> SLOT = Slot.of("quic");

    private static final int NUMBER_LENGTH = 0x03; // bits of the first byte: one less than the packet number's bytes
    private static final int HIDDEN_BITS = 0x0f; // of the first byte, RFC 9001 5.4.1
    private static final int LONGEST_NUMBER = 4; // bytes, RFC 9000 17.1
    private static final long NONE = -1;

    private final QuicVersion version;
    private final byte[] destinationId;
    private final int clientDirection;
    private final boolean isClientClosed;
    private final LazyKeys clientKeys;
    private final LazyKeys serverKeys;
    private final Progress progress;

    private QuicConnection(
            QuicVersion version, byte[] destinationId, int clientDirection, boolean isClientClosed, Progress progress) {
        this.version = version;
        this.destinationId = destinationId;
        this.clientDirection = clientDirection;
        this.isClientClosed = isClientClosed;
        this.clientKeys = new LazyKeys(version, destinationId, "client in");
        this.serverKeys = new LazyKeys(version, destinationId, "server in");
        this.progress = progress;
    }

    private QuicConnection(QuicConnection before, Progress progress) {
        version = before.version;
        destinationId = before.destinationId;
        clientDirection = before.clientDirection;
        isClientClosed = before.isClientClosed;
        clientKeys = before.clientKeys;
        serverKeys = before.serverKeys;
        this.progress = progress;
    }

    /**
     * How far the connection is.
     *
     * @param clientNumber the largest packet number of the client, {@link #NONE} before the first
     * @param serverNumber the same of the server
     * @param retried whether the server has asked the client to start again
     * @param helloEnd how long the client's ClientHello is, {@link #NONE} where that is not known
     * @param answered whether the client has heard of the server
     */
    private record Progress(long clientNumber, long serverNumber, boolean retried, long helloEnd, boolean answered) {
        static final Progress START = new Progress(NONE, NONE, false, NONE, false);

        Progress withRetried(boolean now) {
            return new Progress(clientNumber, serverNumber, now, helloEnd, answered);
        }

        Progress withHelloEnd(long end) {
            return new Progress(clientNumber, serverNumber, retried, end, answered);
        }

        Progress withClientNumber(long number, boolean hasHeard) {
            return new Progress(Math.max(clientNumber, number), serverNumber, retried, helloEnd, answered || hasHeard);
        }

        Progress withServerNumber(long number) {
            return new Progress(clientNumber, Math.max(serverNumber, number), retried, helloEnd, true);
        }
    }

    /** {@return the connection that starts when a client sends its first packet to {@code destinationId}} */
    static QuicConnection start(QuicVersion version, byte[] destinationId, int clientDirection) {
        return new QuicConnection(version, destinationId, clientDirection, false, Progress.START);
    }

    /** {@return as {@link #start}, a connection whose client's packets are not opened, see {@link #isClosedTo}} */
    static QuicConnection startClosed(QuicVersion version, byte[] destinationId, int clientDirection) {
        return new QuicConnection(version, destinationId, clientDirection, true, Progress.START);
    }

    QuicVersion version() {
        return version;
    }

    /** {@return whether the next packet that the client sends in {@code direction} is to be protected with new keys} */
    boolean isRetriedBy(int direction) {
        return progress.retried && direction == clientDirection;
    }

    /** {@return whether the packet that is sent in {@code direction}, to {@code id}, stays closed} */
    boolean isClosedTo(int direction, byte[] id) {
        return isClientClosed
                && !progress.answered
                && direction == clientDirection
                && (progress.retried || isFirstId(id));
    }

    /** {@return this connection as it goes on in the version that both sides agreed on, RFC 9369 4.1} */
    QuicConnection withVersion(QuicVersion agreed) {
        return new QuicConnection(agreed, destinationId, clientDirection, isClientClosed, progress);
    }

    /** {@return this connection after a Retry packet sent in {@code direction}, which only the server may send} */
    QuicConnection withRetry(int direction) {
        return direction == clientDirection ? this : new QuicConnection(this, progress.withRetried(true));
    }

    /** {@return this connection as the client goes on after a Retry packet, RFC 9001 5.2} */
    QuicConnection withDestinationId(byte[] nextId) {
        return new QuicConnection(version, nextId, clientDirection, isClientClosed, progress.withRetried(false));
    }

    /** {@return this connection after the packet {@code number} was sent in {@code direction}, to {@code id}} */
    QuicConnection withNumber(int direction, long number, byte[] id) {
        return new QuicConnection(
                this,
                direction == clientDirection
                        ? progress.withClientNumber(number, !isFirstId(id))
                        : progress.withServerNumber(number));
    }

    /** {@return this connection after a ClientHello of {@code length} bytes, header included, began in {@code direction}} */
    QuicConnection withHello(int direction, long length) {
        return direction == clientDirection ? new QuicConnection(this, progress.withHelloEnd(length)) : this;
    }

    /**
     * {@return where the handshake in {@code direction} ends for the time being: a client has no more to say than its ClientHello
     * until it has heard of the server, which may ask for another one}
     */
    long handshakeEnd(int direction) {
        return direction == clientDirection && !progress.answered && progress.helloEnd != NONE
                ? progress.helloEnd
                : Long.MAX_VALUE;
    }

    /** {@return whether {@code id} is the one that the keys are derived from: a server usually chooses another, RFC 9000 7.2} */
    boolean isFirstId(byte[] id) {
        return Arrays.equals(id, destinationId);
    }

    /**
     * {@return a packet without its protection, RFC 9001 5.4, null where it is not one of this connection}
     *
     * @param sealed what starts with the whole packet
     */
    @Nullable
    OpenedPacket open(Ciphers ciphers, Bytes sealed, LongHeader header, int direction) {
        int numberOffset = header.numberOffset();
        int sample = numberOffset + LONGEST_NUMBER;
        if (sample + PacketKeys.SAMPLE_LENGTH > header.length()) {
            return null;
        }
        PacketKeys keys = (direction == clientDirection ? clientKeys : serverKeys).get(ciphers);
        byte[] packet = sealed.copy(0, header.length());
        byte[] mask = keys.mask(ciphers, packet, sample);
        packet[0] ^= (byte) (mask[0] & HIDDEN_BITS);
        int numberLength = 1 + (packet[0] & NUMBER_LENGTH);
        long truncated = 0;
        for (int i = 0; i < numberLength; i++) {
            packet[numberOffset + i] ^= mask[1 + i];
            truncated = truncated << Byte.SIZE | packet[numberOffset + i] & 0xff;
        }
        long largest = direction == clientDirection ? progress.clientNumber : progress.serverNumber;
        long number = number(truncated, Byte.SIZE * numberLength, largest + 1);
        byte[] payload = keys.open(ciphers, packet, numberOffset + numberLength, number);
        return payload == null ? null : new OpenedPacket(packet[0] & 0xff, numberLength, number, payload);
    }

    /** The number closest to {@code expected} that ends in {@code truncated}, RFC 9000 A.3. */
    private static long number(long truncated, int bits, long expected) {
        long window = 1L << bits;
        long candidate = expected & -window | truncated;
        if (candidate <= expected - window / 2) {
            return candidate + window;
        }
        return candidate > expected + window / 2 && candidate >= window ? candidate - window : candidate;
    }
}
