package dev.peel.plugins.handshake.track;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.packet.Tape;
import dev.peel.plugins.handshake.Side;

/**
 * The TCP segment at hand, with what the innermost IP header and the frame around it say.
 *
 * <p>Reused for every packet: do not keep.
 */
final class CurrentSegment {
    // Hot path: no allocation per packet.

    static final int NONE = -1;

    private static final int FIN = 0x001; // RFC 9293 3.1
    private static final int SYN = 0x002;
    private static final int RST = 0x004;
    private static final int ACK = 0x010;
    private static final int FLAGS = 0xff; // accurate ECN (RFC 9768) is of no use here

    private long frame;
    private long time;
    private boolean isCut;
    private long hardware;
    private long sourceHigh;
    private long sourceLow;
    private int sourceEntry = NONE;
    private int destinationEntry = NONE;
    private int id = NONE;
    private int hops;
    private int sourcePort;
    private int destinationPort;
    private int stream = NONE;
    private int length = NONE;
    private int sequence;
    private int acknowledgment;
    private int flags;
    private int window;
    private int segmentSize;
    private int windowScale;
    private boolean isSelective;
    private boolean hasTimestamp;
    private boolean hasFastOpen;
    private int payloadEntry = NONE;

    /**
     * Forgets the packet before, and takes the next one's frame.
     *
     * @param newTime when it was captured, in nanoseconds since 1970
     */
    void begin(FrameBatch frames, int index, long newTime) {
        frame = frames.firstNumber() + index;
        isCut = frames.capturedLength(index) < frames.length(index);
        time = newTime;
        hardware = 0;
        sourceHigh = 0;
        sourceLow = 0;
        sourceEntry = NONE;
        destinationEntry = NONE;
        id = NONE;
        hops = 0;
        clearHeader();
    }

    /** Takes entry {@code i} of {@code tape}, which is {@code part} of the segment or of the headers around it. */
    void take(Part part, Tape tape, int i) {
        switch (part) {
            case HARDWARE_SOURCE -> hardware = tape.value(i);
            case IPV4_SOURCE -> source(0, tape.value(i), i);
            case IPV4_DESTINATION, IPV6_DESTINATION -> destinationEntry = i;
            case IPV4_ID -> id = (int) tape.value(i);
            case IPV4_HOPS -> hops = (int) tape.value(i);
            case IPV6_SOURCE -> source(half(tape, i, 0), half(tape, i, Long.BYTES), i);
            case IPV6_HOPS -> {
                hops = (int) tape.value(i);
                id = NONE;
            }
            case SOURCE_PORT -> {
                clearHeader();
                sourcePort = (int) tape.value(i);
            }
            case DESTINATION_PORT -> destinationPort = (int) tape.value(i);
            case STREAM -> stream = (int) tape.value(i);
            case SEGMENT_LENGTH -> length = (int) tape.value(i);
            case SEQUENCE -> sequence = (int) tape.value(i);
            case ACKNOWLEDGMENT -> acknowledgment = (int) tape.value(i);
            case FLAGS -> flags = (int) tape.value(i) & FLAGS;
            case WINDOW -> window = (int) tape.value(i);
            case SEGMENT_SIZE -> segmentSize = (int) tape.value(i);
            case WINDOW_SCALE -> windowScale = (int) tape.value(i);
            case SELECTIVE -> isSelective = true;
            case TIMESTAMP -> hasTimestamp = true;
            case FAST_OPEN -> hasFastOpen = true;
            case PAYLOAD -> payloadEntry = i;
            default -> throw new IllegalArgumentException(part + " is no part of a segment");
        }
    }

    /** {@return whether there is a whole TCP header, and not the copy of one in an error message, which shows no length} */
    boolean isWhole() {
        return stream >= 0 && length >= 0;
    }

    /** {@return whether there is the copy of a header that an error message quotes} */
    boolean isQuoted() {
        return stream >= 0 && length < 0;
    }

    /** {@return whether the segment comes from {@code port} at the address with these halves} */
    boolean isFrom(long high, long low, int port) {
        return sourcePort == port && (destinationPort != port || sourceHigh == high && sourceLow == low);
    }

    long frame() {
        return frame;
    }

    long time() {
        return time;
    }

    /** {@return whether the frame was captured whole} */
    boolean isCut() {
        return isCut;
    }

    /** {@return the sender's Ethernet address as a number, 0 where there is none} */
    long hardware() {
        return hardware;
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

    /** {@return the identification of IPv4, negative for IPv6} */
    int id() {
        return id;
    }

    /** {@return the time to live or hop limit, 0 where there is no IP} */
    int hops() {
        return hops;
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

    /** {@return the number of the first byte, counted from the start of the stream, modulo 2^32; as on the wire where it is quoted} */
    int sequence() {
        return sequence;
    }

    /** {@return the number of the byte behind the last, sequence numbers that SYN and FIN take included, modulo 2^32} */
    int next() {
        return sequence + length + (isSyn() ? 1 : 0) + (isFin() ? 1 : 0);
    }

    int acknowledgment() {
        return acknowledgment;
    }

    int flags() {
        return flags;
    }

    /** {@return the window as it stands in the header} */
    int window() {
        return window;
    }

    /** {@return what the segment's options offer, if it is a SYN} */
    Side.Options options() {
        return new Side.Options(segmentSize, windowScale, isSelective, hasTimestamp, hasFastOpen);
    }

    /** {@return the tape's entry of the payload, negative where there is none} */
    int payloadEntry() {
        return payloadEntry;
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

    private void clearHeader() {
        stream = NONE;
        length = NONE;
        flags = 0;
        segmentSize = NONE;
        windowScale = NONE;
        isSelective = false;
        hasTimestamp = false;
        hasFastOpen = false;
        payloadEntry = NONE;
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
