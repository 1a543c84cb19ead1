package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.PassingDissector;
import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Flow;
import dev.peel.core.flow.Transport;
import dev.peel.dissectors.values.NamedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The Transmission Control Protocol, RFC 9293.
 *
 * <pre>
 *         source port           |       destination port
 *                        sequence number
 *                     acknowledgment number
 *  data offset |      flags     |            window
 *           checksum            |        urgent pointer
 *                            options
 * </pre>
 */
public final class TcpDissector implements PassingDissector {
    private static final int NOTHING_OPEN = -1;
    private static final int PORTS_LENGTH = 4; // bytes
    private static final int HEADER_LENGTH = 20; // bytes, RFC 9293 3.1, without options

    private static final int UNVERIFIED = 2; // of tcp.checksum.status: checksums are not computed
    private static final Field SOURCE_PORT =
            Field.uint("tcp.srcport", 16, "Source Port").also("tcp.port", "Source or Destination Port");
    private static final Field DESTINATION_PORT =
            Field.uint("tcp.dstport", 16, "Destination Port").also("tcp.port", "Source or Destination Port");
    private static final Field STREAM = Field.uint("tcp.stream", 32, "Stream index");
    private static final Field LENGTH = Field.uint("tcp.len", 32, "TCP Segment Len");
    private static final Field SEQUENCE = Field.uint("tcp.seq", 32, "Sequence Number");
    private static final Field SEQUENCE_RAW = Field.uint("tcp.seq_raw", 32, "Sequence Number (raw)");
    private static final Field NEXT_SEQUENCE = Field.uint("tcp.nxtseq", 32, "Next Sequence Number");
    private static final Field ACKNOWLEDGMENT = Field.uint("tcp.ack", 32, "Acknowledgment Number");
    private static final Field ACKNOWLEDGMENT_RAW = Field.uint("tcp.ack_raw", 32, "Acknowledgment number (raw)");
    private static final Field HEADER = Field.uint("tcp.hdr_len", 8, "Header Length");
    private static final Field WINDOW = Field.uint("tcp.window_size_value", 16, "Window");
    private static final Field WINDOW_SCALED = Field.uint("tcp.window_size", 32, "Calculated window size");
    private static final Field SCALE_FACTOR =
            Field.sint("tcp.window_size_scalefactor", 32, "Window size scaling factor");
    private static final Field CHECKSUM =
            Field.uint("tcp.checksum", 16, "Checksum").hex();
    private static final Field CHECKSUM_STATUS = Field.uint("tcp.checksum.status", 8, "Checksum Status")
            .base(Base.NONE)
            .values(NamedValues.of("checksum-status.tsv"));
    private static final Field URGENT_POINTER = Field.uint("tcp.urgent_pointer", 16, "Urgent Pointer");
    private static final Field PAYLOAD = Field.bytes("tcp.payload", "TCP payload");
    private static final Field SEGMENTS = Field.group("tcp.segments", "Reassembled TCP Segments");
    private static final Field SEGMENT = Field.frameNumber("tcp.segment", "TCP Segment");
    private static final Field SEGMENT_COUNT = Field.uint("tcp.segment.count", 32, "Segment count");
    private static final Field REASSEMBLED_LENGTH = Field.uint("tcp.reassembled.length", 32, "Reassembled TCP length");
    private static final Field REASSEMBLED_DATA = Field.bytes("tcp.reassembled.data", "Reassembled TCP Data");
    private static final Protocol TCP = Protocol.of("tcp", "TCP", "Transmission Control Protocol", allFields())
            .withPayload();
    private static final ReassemblyFields REASSEMBLY =
            new ReassemblyFields(SEGMENTS, SEGMENT, SEGMENT_COUNT, REASSEMBLED_LENGTH, REASSEMBLED_DATA);
    private static final Table PORTS = Table.of("tcp.port");

    private static Field[] allFields() {
        List<Field> all = new ArrayList<>(List.of(
                SOURCE_PORT,
                DESTINATION_PORT,
                STREAM,
                LENGTH,
                SEQUENCE,
                SEQUENCE_RAW,
                NEXT_SEQUENCE,
                ACKNOWLEDGMENT,
                ACKNOWLEDGMENT_RAW,
                HEADER,
                TcpFlags.FLAGS,
                TcpFlags.TEXT,
                WINDOW,
                WINDOW_SCALED,
                SCALE_FACTOR,
                CHECKSUM,
                CHECKSUM_STATUS,
                URGENT_POINTER,
                PAYLOAD,
                SEGMENTS,
                SEGMENT,
                SEGMENT_COUNT,
                REASSEMBLED_LENGTH,
                REASSEMBLED_DATA));
        all.addAll(List.of(TcpFlags.PARTS));
        all.addAll(List.of(TcpOptions.FIELDS));
        TcpOptions.groups().forEach(all::add);
        all.addAll(List.of(TcpTimes.FIELDS));
        all.addAll(List.of(TcpEvents.FIELDS));
        all.addAll(List.of(AnalysisFields.FIELDS));
        return all.toArray(Field[]::new);
    }

    @Override
    public Protocol protocol() {
        return TCP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.measures(PORTS, SEGMENTS, SEGMENT, SEGMENT_COUNT, REASSEMBLED_LENGTH, REASSEMBLED_DATA);
        registrar.bind("ip.proto", 6, this);
    }

    @Override
    public void dissect(Dissection d) {
        int source = d.u16(SOURCE_PORT);
        int destination = d.u16(DESTINATION_PORT);
        Flow flow = d.flow(Transport.TCP, source, destination);
        if (d.isQuoted()) {
            d.derived(STREAM, -PORTS_LENGTH, 0, flow.index());
            readQuoted(d, source, destination);
            return;
        }
        int sequence = (int) d.peekU32(0);
        int acknowledgment = (int) d.peekU32(4);
        int headerLength = (d.peekU8(8) >> 4) * 4;
        int flags = d.peekU16(8);
        int length = d.remaining() + PORTS_LENGTH - headerLength;
        boolean isSyn = (flags & TcpFlags.SYN) != 0;
        boolean isAck = (flags & TcpFlags.ACK) != 0;

        TcpState state = TcpState.of(flow.state(TcpState.SLOT));
        boolean isReused = isSyn && isReusedPort(state.sender(d.direction()), sequence);
        if (isReused && !isAck) {
            flow = d.newFlow();
            state = TcpState.UNKNOWN;
        }
        TcpState next = state.after(d.direction(), sequence, acknowledgment, isSyn, isAck);
        if ((flags & TcpFlags.FIN) != 0) {
            next = next.afterFin(d.direction());
        }
        if (headerLength < HEADER_LENGTH || length < 0) {
            d.derived(STREAM, -PORTS_LENGTH, 0, flow.index());
            readBogus(d, next.sender(d.direction()).relative(sequence), headerLength);
            return;
        }
        if (d.wantsFieldsOf(TCP)) {
            d.derived(STREAM, -PORTS_LENGTH, 0, flow.index());
            Segment segment = Segment.at(d, length);
            if (isReused) {
                segment.judge(Judgement.REUSED_PORTS);
            }
            TcpAnalysis analysis = segment.isAnalyzed() ? TcpAnalysis.of(flow) : null;
            if (analysis != null) {
                AnalysisFields.noteCompleteness(d, analysis.completeness(), -PORTS_LENGTH);
            }
            next = readHeader(d, source, destination, segment, next);
            TcpTimes.note(d, flow, headerLength);
            if (analysis != null) {
                analysis.analyze(segment, next, d);
                AnalysisFields.note(d, analysis, segment, headerLength);
            }
        } else {
            // Ports and numbers are all that the stream needs; window scales serve fields that nobody asked for.
            d.skip(headerLength - PORTS_LENGTH);
        }
        if (!next.is(state)) {
            flow.state(TcpState.SLOT, next);
        }
        readPayload(d, source, destination, flags, sequence, acknowledgment);
    }

    /** Of most segments nothing counts but ports, numbers and payload. */
    @Override
    public boolean pass(Dissection d) {
        int captured = d.captured();
        if (captured < HEADER_LENGTH || captured < d.remaining() || d.isQuoted()) {
            return false;
        }
        int flags = d.peekU16(12);
        int headerLength = (flags >> 12) * 4;
        if ((flags & (TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RESET)) != 0
                || (flags & TcpFlags.ACK) == 0
                || headerLength < HEADER_LENGTH
                || headerLength > captured) {
            return false;
        }
        int source = d.peekU16(0);
        int destination = d.peekU16(2);
        int sequence = (int) d.peekU32(4);
        int acknowledgment = (int) d.peekU32(8);
        d.flow(Transport.TCP, source, destination);
        d.skip(headerLength);
        return d.passSegment(PORTS, destination, source, sequence, acknowledgment, REASSEMBLY);
    }

    /**
     * Reads the header behind its ports.
     *
     * @param state what is known of the connection, this segment's numbers included
     * @return the state, with the window scale that a SYN tells
     */
    private static TcpState readHeader(Dissection d, int source, int destination, Segment segment, TcpState state) {
        int headerLength = (d.peekU8(8) >> 4) * 4;
        boolean isSyn = segment.has(TcpFlags.SYN);
        boolean isAck = segment.has(TcpFlags.ACK);
        int direction = d.direction();
        TcpState.Endpoint sender = state.sender(direction);
        TcpState.Endpoint receiver = state.receiver(direction);
        long relative = sender.relative(segment.sequence);

        d.derived(LENGTH, -PORTS_LENGTH, 0, segment.length);
        d.peekValue(SEQUENCE, 4, relative);
        label(d, SEQUENCE, relative, "    (relative sequence number)");
        d.u32(SEQUENCE_RAW);
        int consumed = segment.length + (isSyn ? 1 : 0) + (segment.has(TcpFlags.FIN) ? 1 : 0);
        long nextSequence = relative + consumed & 0xffffffffL;
        d.derived(NEXT_SEQUENCE, -PORTS_LENGTH - 4, 0, nextSequence);
        label(d, NEXT_SEQUENCE, nextSequence, "    (relative sequence number)");
        long relativeAck = segment.acknowledgment & 0xffffffffL;
        if (isAck) {
            relativeAck = receiver.relative(segment.acknowledgment);
        }
        d.peekValue(ACKNOWLEDGMENT, 4, relativeAck);
        label(d, ACKNOWLEDGMENT, relativeAck, isAck ? "    (relative ack number)" : "");
        d.u32(ACKNOWLEDGMENT_RAW);
        readHeaderLength(d, headerLength);
        readFlags(d, source, destination, state.closer() == direction);
        segment.window = d.peekU16(0);
        long window = readWindow(d, isSyn, sender.scale());
        readChecksum(d);
        d.u16(URGENT_POINTER);
        StringBuilder options = d.summarizing() ? new StringBuilder() : null;
        if (headerLength > HEADER_LENGTH) {
            TcpOptions.read(d, headerLength - HEADER_LENGTH, receiver, segment, options);
        }
        if (d.labelling()) {
            d.labelLayer("Transmission Control Protocol, Src Port: " + source + ", Dst Port: " + destination + ", Seq: "
                    + relative + (isAck ? ", Ack: " + relativeAck : "") + ", Len: " + segment.length);
        }
        if (options != null) {
            summarize(d, source, destination, segment, relative, relativeAck, window, options);
        }
        return isSyn ? state.afterSyn(direction, isAck, segment.shift) : state;
    }

    /** Whether a SYN starts elsewhere than what was seen of its sender: it starts a connection over the endpoints of an older one. */
    private static boolean isReusedPort(TcpState.Endpoint sender, int sequence) {
        return sender.isBased() && sender.base() != sequence;
    }

    private static void label(Dissection d, Field field, long number, String more) {
        if (d.labelling()) {
            d.label(field.label() + ": " + number + more);
        }
    }

    private static void readHeaderLength(Dissection d, int headerLength) {
        d.peekValue(HEADER, 1, headerLength);
        if (d.labelling()) {
            int words = headerLength / 4;
            String bits = Integer.toBinaryString(words | 0x10).substring(1);
            d.label(bits + " .... = Header Length: " + headerLength + " bytes (" + words + ")");
        }
    }

    private static void readChecksum(Dissection d) {
        int checksum = d.u16(CHECKSUM);
        if (d.labelling()) {
            d.label(String.format(Locale.ROOT, "Checksum: 0x%04x [unverified]", checksum));
        }
        d.derived(CHECKSUM_STATUS, -2, 0, UNVERIFIED);
    }

    private static void readFlags(Dissection d, int source, int destination, boolean isCloser) {
        int flags = d.peekU16(0) & TcpFlags.ALL;
        int mark = d.open(TcpFlags.FLAGS, 2, flags);
        if (d.labelling()) {
            d.label(mark, String.format(Locale.ROOT, "Flags: 0x%03x (%s)", flags, TcpFlags.names(flags)));
        }
        TcpFlags.note(d, flags, source, destination);
        int text = d.wants(TcpFlags.TEXT) ? d.openDerived(TcpFlags.TEXT, 0, 2, TcpFlags.text(flags)) : NOTHING_OPEN;
        if ((flags & TcpFlags.FIN) != 0 && !d.isQuoted()) {
            TcpEvents.noteClosing(d, isCloser);
        }
        d.closeDerived(text);
        d.close(mark);
        d.skip(2);
    }

    /** {@return the window in bytes; that of a SYN is never scaled, RFC 7323 2.2} */
    private static long readWindow(Dissection d, boolean isSyn, int scale) {
        long window = d.peekU16(0);
        d.u16(WINDOW);
        if (!isSyn && scale >= 0) {
            window <<= scale;
        }
        d.derived(WINDOW_SCALED, -2, 2, window);
        if (!isSyn) {
            long factor = scale < 0 ? scale : 1L << scale;
            d.derived(SCALE_FACTOR, -2, 2, factor);
            String reason = scale >= 0
                    ? ""
                    : scale == TcpState.Endpoint.SCALE_UNKNOWN ? " (unknown)" : " (no window scaling used)";
            label(d, SCALE_FACTOR, factor, reason);
        }
        return window;
    }

    private static void readPayload(
            Dissection d, int source, int destination, int flags, int sequence, int acknowledgment) {
        boolean isSyn = (flags & TcpFlags.SYN) != 0;
        boolean isReset = (flags & TcpFlags.RESET) != 0;
        if (d.wants(PAYLOAD) && d.captured() > 0) {
            d.peekBytes(PAYLOAD, d.captured());
            if (d.labelling()) {
                d.label("TCP payload (" + d.captured() + (d.captured() == 1 ? " byte)" : " bytes)"));
            }
        }
        if (!d.leads(PORTS)) {
            return;
        }
        if ((flags & TcpFlags.ACK) != 0) {
            d.acknowledges(acknowledgment);
        }
        int first = isSyn ? sequence + 1 : sequence;
        int length = d.remaining();
        if (isSyn) {
            d.streamStarts(first);
        }
        if (d.remaining() > 0 || (flags & TcpFlags.FIN) != 0) {
            int whole = d.summarizing() ? d.waiting() + d.remaining() : 0;
            d.segment(PORTS, destination, source, first, (flags & TcpFlags.FIN) != 0, REASSEMBLY);
            if (whole > 0 && d.waiting() == whole) {
                summarizeUnfinished(d, length);
            }
        }
        if (isReset) {
            d.streamEnds();
        }
    }

    /** Of a segment that a message only starts with, the message's protocol may say something; of others, TCP. */
    private static void summarizeUnfinished(Dissection d, int length) {
        String opening = d.waiting() == length ? d.opening() : null;
        if (opening != null) {
            d.summary(TCP, opening);
        }
        d.summaryAppend((d.summaryText().isEmpty() ? "" : " ") + "[TCP segment of a reassembled PDU]");
    }

    /** Reads the copy of a header in an error message: numbers as they are, and only as many as are there. */
    private static void readQuoted(Dissection d, int source, int destination) {
        d.peekValue(SEQUENCE, 4, d.peekU32(0));
        d.u32(SEQUENCE_RAW);
        d.peekValue(ACKNOWLEDGMENT, 4, d.peekU32(0));
        d.u32(ACKNOWLEDGMENT_RAW);
        int headerLength = (d.peekU8(0) >> 4) * 4;
        readHeaderLength(d, headerLength);
        readFlags(d, source, destination, false);
        readWindow(d, true, TcpState.Endpoint.SCALE_UNKNOWN);
        readChecksum(d);
        d.u16(URGENT_POINTER);
        if (headerLength > HEADER_LENGTH) {
            TcpOptions.read(d, headerLength - HEADER_LENGTH, TcpState.Endpoint.UNKNOWN, new Segment(), null);
        }
        if (d.leads(PORTS) && d.remaining() > 0) {
            d.segment(PORTS, destination, source, 0, false, REASSEMBLY);
        }
    }

    private static void readBogus(Dissection d, long relative, int headerLength) {
        d.peekValue(SEQUENCE, 4, relative);
        d.u32(SEQUENCE_RAW);
        d.u32(ACKNOWLEDGMENT_RAW);
        d.peekValue(HEADER, 1, headerLength);
        if (d.summarizing()) {
            d.summaryMore("bogus header length " + headerLength);
        }
        throw d.malformed();
    }

    private static void summarize(
            Dissection d,
            int source,
            int destination,
            Segment segment,
            long sequence,
            long acknowledgment,
            long window,
            StringBuilder options) {
        StringBuilder text = new StringBuilder();
        text.append(source).append(" → ").append(destination);
        text.append(" [").append(TcpFlags.names(segment.flags)).append("] Seq=").append(sequence);
        if (segment.has(TcpFlags.ACK)) {
            text.append(" Ack=").append(acknowledgment);
        }
        text.append(" Win=")
                .append(window)
                .append(" Len=")
                .append(segment.length)
                .append(options);
        d.summary(TCP, text.toString());
    }
}
