package dev.peel.plugins.handshake;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.packet.Tape;

/**
 * The TCP segment at hand, with the addresses of the innermost IP header around it.
 *
 * <p>Reused for every packet: do not keep.
 */
final class Segment {
    // Hot path: no allocation per packet.

    private static final int FIN = 0x001; // RFC 9293 3.1
    private static final int SYN = 0x002;
    private static final int RST = 0x004;
    private static final int ACK = 0x010;
    private static final int NONE = -1;

    private long sourceHigh;
    private long sourceLow;
    private int sourceEntry = NONE;
    private int destinationEntry = NONE;
    private long time;
    private int sourcePort;
    private int destinationPort;
    private int stream = NONE;
    private int length = NONE;
    private int sequence;
    private int flags;

    /** Forgets the packet before. */
    void clear() {
        sourceHigh = 0;
        sourceLow = 0;
        sourceEntry = NONE;
        destinationEntry = NONE;
        stream = NONE;
        length = NONE;
    }

    /** Takes entry {@code i} of {@code tape}, which is {@code part} of the segment or its IP header. */
    void take(Part part, Tape tape, int i) {
        switch (part) {
            case IPV4_SOURCE -> source(0, tape.value(i), i);
            case IPV4_DESTINATION -> destinationEntry = i;
            case IPV6_SOURCE -> source(half(tape, i, 0), half(tape, i, Long.BYTES), i);
            case IPV6_DESTINATION -> destinationEntry = i;
            case SOURCE_PORT -> {
                sourcePort = (int) tape.value(i);
                stream = NONE;
                length = NONE;
            }
            case DESTINATION_PORT -> destinationPort = (int) tape.value(i);
            case STREAM -> stream = (int) tape.value(i);
            case SEGMENT_LENGTH -> length = (int) tape.value(i);
            case SEQUENCE -> sequence = (int) tape.value(i);
            case FLAGS -> flags = (int) tape.value(i);
            default -> throw new IllegalArgumentException(part + " is no part of a segment");
        }
    }

    /** Sets when the frame was captured, in nanoseconds since 1970. */
    void at(long newTime) {
        time = newTime;
    }

    /** {@return whether there is a whole TCP header, and not the copy of one in an error message, which shows no length} */
    boolean isWhole() {
        return stream >= 0 && length >= 0;
    }

    /** {@return whether the segment comes from {@code port} at the address with these halves} */
    boolean isFrom(long high, long low, int port) {
        return sourcePort == port && (destinationPort != port || sourceHigh == high && sourceLow == low);
    }

    long time() {
        return time;
    }

    long sourceHigh() {
        return sourceHigh;
    }

    long sourceLow() {
        return sourceLow;
    }

    /** {@return the tape's entry of the source address, negative where there is no IP} */
    int sourceEntry() {
        return sourceEntry;
    }

    /** {@return the tape's entry of the destination address, negative where there is no IP} */
    int destinationEntry() {
        return destinationEntry;
    }

    int sourcePort() {
        return sourcePort;
    }

    int destinationPort() {
        return destinationPort;
    }

    int stream() {
        return stream;
    }

    /** {@return how many bytes of payload there are} */
    int length() {
        return length;
    }

    /** {@return the number of the first byte, counted from the start of the stream, modulo 2^32} */
    int sequence() {
        return sequence;
    }

    boolean isFin() {
        return (flags & FIN) != 0;
    }

    boolean isSyn() {
        return (flags & SYN) != 0;
    }

    boolean isRst() {
        return (flags & RST) != 0;
    }

    boolean isAck() {
        return (flags & ACK) != 0;
    }

    private void source(long high, long low, int entry) {
        sourceHigh = high;
        sourceLow = low;
        sourceEntry = entry;
    }

    /** {@return eight bytes of an IPv6 address, 0 where the capture was cut} */
    private static long half(Tape tape, int i, int at) {
        if (tape.availableLength(i) < at + Long.BYTES) {
            return 0;
        }
        int source = tape.source(i);
        return Bytes.i64(tape.sourceArray(source), tape.sourceStart(source) + tape.offset(i) + at);
    }
}
