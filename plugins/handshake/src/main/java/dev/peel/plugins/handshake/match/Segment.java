package dev.peel.plugins.handshake.match;

import dev.peel.core.packet.Tape;

/** The TCP header at hand and what stands around it. Reused for every packet: do not keep. */
final class Segment {
    // Hot path: no allocation per packet.

    static final int NONE = -1;
    static final int FIN = 0x01; // RFC 9293 3.1
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int ACK = 0x10;

    private static final int FLAGS = 0xff; // accurate ECN (RFC 9768) is of no use here

    long frame;
    long time;
    int sourceEntry;
    int destinationEntry;
    int hops;
    int sourcePort;
    int destinationPort;
    int stream;
    int length;
    int sequence;
    int acknowledgment;
    int flags;
    int segmentSize;
    int windowScale;
    boolean isSelective;
    boolean hasTimestamp;
    int payloadEntry;

    /** Forgets the packet before. */
    void clear() {
        sourceEntry = NONE;
        destinationEntry = NONE;
        hops = 0;
        clearHeader();
    }

    /** Takes entry {@code i} of {@code tape}. */
    void take(MatchField field, Tape tape, int i) {
        int value = (int) tape.value(i);
        switch (field) {
            case FRAME -> frame = tape.value(i);
            case TIME -> time = tape.object(i) == null ? tape.value(i) : 0;
            case IPV4_SOURCE, IPV6_SOURCE -> sourceEntry = i;
            case IPV4_DESTINATION, IPV6_DESTINATION -> destinationEntry = i;
            case IPV4_HOPS, IPV6_HOPS -> hops = value;
            case SOURCE_PORT -> {
                clearHeader();
                sourcePort = value;
            }
            case DESTINATION_PORT -> destinationPort = value;
            case STREAM -> stream = value;
            case LENGTH -> length = value;
            case SEQUENCE -> sequence = value;
            case ACKNOWLEDGMENT -> acknowledgment = value;
            case FLAGS -> flags = value & FLAGS;
            case SEGMENT_SIZE -> segmentSize = value;
            case WINDOW_SCALE -> windowScale = value;
            case SELECTIVE -> isSelective = true;
            case TIMESTAMP -> hasTimestamp = true;
            case PAYLOAD -> payloadEntry = i;
            case MESSAGE, MESSAGE_TYPE, RANDOM, SERVER_NAME ->
                throw new IllegalArgumentException(field + " is no part of a segment");
        }
    }

    /** {@return whether there is a whole header, and not the copy of one in an error message, which shows no length} */
    boolean isWhole() {
        return stream >= 0 && length >= 0;
    }

    boolean isSyn() {
        return (flags & SYN) != 0;
    }

    boolean isAck() {
        return (flags & ACK) != 0;
    }

    private void clearHeader() {
        stream = NONE;
        length = NONE;
        flags = 0;
        acknowledgment = 0;
        segmentSize = NONE;
        windowScale = NONE;
        isSelective = false;
        hasTimestamp = false;
        payloadEntry = NONE;
    }
}
