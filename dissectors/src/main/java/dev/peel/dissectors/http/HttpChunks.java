package dev.peel.dissectors.http;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Pdus;
import dev.peel.core.flow.Slot;
import java.io.ByteArrayOutputStream;

/**
 * A body in chunks, RFC 9112 7.1.
 *
 * <pre>
 *  size in hexadecimal [; extensions] CRLF, so many bytes, CRLF      and again, until the size is 0
 *  trailer fields, empty line
 * </pre>
 */
final class HttpChunks {
    private static final long MAX_SIZE = Integer.MAX_VALUE / 2; // bytes; more is no size
    private static final Slot<Progress> FORWARD = Slot.of("http.chunks.forward");
    private static final Slot<Progress> BACKWARD = Slot.of("http.chunks.backward");

    private HttpChunks() {}

    /**
     * How far the chunks of an unfinished message have been counted, so that they are not counted anew with every segment.
     *
     * @param headEnd where its head ends, and a sum of the head's bytes: what the message is known by
     * @param sum the sum
     * @param next where the next chunk starts
     */
    private record Progress(int headEnd, int sum, int next) {}

    /** {@return the length of a message whose head ends at {@code headEnd}, or {@link Pdus#NEED_MORE}} */
    static int messageLength(Bytes available, int headEnd, Dissection d) {
        Slot<Progress> slot = d.direction() == 0 ? FORWARD : BACKWARD;
        int sum = sum(available, headEnd);
        Progress known = d.state(slot);
        int at = headEnd;
        if (known != null && known.headEnd == headEnd && known.sum == sum && known.next <= available.length()) {
            at = known.next;
        }
        while (true) {
            int lineEnd = HttpHead.lineEnd(available, at);
            if (lineEnd == HttpHead.UNFINISHED) {
                d.state(slot, new Progress(headEnd, sum, at));
                return Pdus.NEED_MORE;
            }
            int size = size(available, at, lineEnd);
            if (size == 0) {
                int end = HttpHead.headEnd(available, lineEnd);
                boolean tooLong = available.length() - lineEnd > Pdus.LONGEST_HEAD;
                return end != HttpHead.UNFINISHED ? end : tooLong ? available.length() : Pdus.NEED_MORE;
            }
            int chunkEnd = HttpHead.lineEnd(available, Math.min(available.length(), lineEnd + size));
            if (chunkEnd == HttpHead.UNFINISHED) {
                d.state(slot, new Progress(headEnd, sum, at));
                return Pdus.NEED_MORE;
            }
            at = chunkEnd;
        }
    }

    private static int sum(Bytes bytes, int end) {
        int sum = 0;
        for (int i = 0; i < end; i++) {
            sum = sum * 31 + bytes.u8(i);
        }
        return sum;
    }

    /** {@return the size at the start of the line from {@code from}, 0 where there is none or no message could be so long} */
    private static int size(Bytes bytes, int from, int lineEnd) {
        long size = 0;
        for (int i = from; i < lineEnd; i++) {
            int digit = Character.digit(bytes.u8(i), 16);
            if (digit < 0) {
                break;
            }
            size = size << 4 | digit;
            if (size > MAX_SIZE) {
                return 0;
            }
        }
        return (int) size;
    }

    /** {@return the body in the chunks to the end of the layer, which are read} */
    static byte[] read(Dissection d) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (d.captured() > 0) {
            Bytes rest = d.rest();
            int lineEnd = HttpHead.lineEnd(rest, 0);
            if (lineEnd == HttpHead.UNFINISHED) {
                break;
            }
            int size = size(rest, 0, lineEnd);
            d.value(HttpFields.CHUNK_SIZE, lineEnd, size);
            if (size == 0) {
                break;
            }
            int present = Math.min(size, d.captured());
            body.writeBytes(d.rest().copy(0, present));
            d.bytes(HttpFields.CHUNK_DATA, present);
            int boundary = Math.max(0, HttpHead.lineEnd(d.rest(), 0));
            d.bytes(HttpFields.CHUNK_BOUNDARY, boundary);
        }
        readTrailer(d);
        return body.toByteArray();
    }

    private static void readTrailer(Dissection d) {
        while (d.captured() > 0) {
            Bytes rest = d.rest();
            int lineEnd = HttpHead.lineEnd(rest, 0);
            int length = lineEnd == HttpHead.UNFINISHED ? d.captured() : lineEnd;
            if (HttpHead.textEnd(rest, 0, length) == 0) {
                d.skip(length);
                return;
            }
            d.text(HttpFields.TRAILER, length);
        }
    }
}
