package dev.peel.dissectors.dtls;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Pdus;
import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.SubStream;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.flow.Slot;

/**
 * Certificate, RFC 5246 7.4.2, which datagrams often carry in fragments: they are put together where they come in order.
 *
 * <pre>
 *  length (3) | { length (3) | certificate }*
 * </pre>
 */
final class DtlsCertificates {
    static final int TYPE = 11; // RFC 5246 7.4
    static final Table TYPES_OF_CERTIFICATES = Table.of("tls.certificate");

    private static final String X509 = "X.509"; // RFC 7250 3

    private static final Field LIST_LENGTH =
            Field.uint("dtls.handshake.certificates_length", 24, "Certificates Length");
    private static final Field LIST = Field.group("dtls.handshake.certificates", "Certificates");
    private static final Field LENGTH = Field.uint("dtls.handshake.certificate_length", 24, "Certificate Length");
    private static final Field CERTIFICATE = Field.bytes("dtls.handshake.certificate", "Certificate");
    private static final Field FRAGMENTS = Field.group("dtls.fragments", "Message fragments");
    private static final Field FRAGMENT = Field.frameNumber("dtls.fragment", "Message fragment");
    private static final Field FRAGMENT_COUNT = Field.uint("dtls.fragment.count", 32, "Message fragment count");
    private static final Field REASSEMBLED_LENGTH =
            Field.uint("dtls.reassembled.length", 32, "Reassembled DTLS length");
    static final Field[] FIELDS = {
        LIST_LENGTH, LIST, LENGTH, CERTIFICATE, FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH
    };

    private static final SubStream STREAM = SubStream.of(
            "dtls.certificate", new ReassemblyFields(FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH));
    private static final Slot<Progress> PROGRESS = Slot.of("dtls.certificate.progress");

    private DtlsCertificates() {}

    /** The message that fragments are waited for in each direction, and which byte of it comes next; 0 where none is. */
    private record Progress(int message, int next, int otherMessage, int otherNext) {
        static final Progress NONE = new Progress(0, 0, 0, 0);

        Progress turned(int direction) {
            return direction == 0 ? this : new Progress(otherMessage, otherNext, message, next);
        }

        Progress with(int newMessage, int newNext) {
            return new Progress(newMessage, newNext, otherMessage, otherNext);
        }
    }

    /** A message of known length. */
    private record Message(int length) implements Pdus {
        @Override
        public int pduLength(Bytes available) {
            return length;
        }

        @Override
        public void dissect(Dissection d) {
            readList(d);
        }
    }

    /**
     * Reads a message or a fragment of one, which stands in the next {@code fragment} bytes.
     *
     * @param message the message's number
     * @param length of the whole message, in bytes
     * @param offset of the fragment in it
     */
    static void read(Dissection d, int message, int length, int offset, int fragment) {
        if (offset == 0 && fragment == length) {
            readList(d);
            return;
        }
        Progress known = d.state(PROGRESS);
        Progress before = (known == null ? Progress.NONE : known).turned(d.direction());
        boolean isStart = offset == 0 && fragment > 0;
        if (!isStart && (before.message != message || before.next != offset || offset == 0)
                || offset + fragment > length) {
            return;
        }
        if (isStart && d.waiting(STREAM) > 0) {
            d.restartSubStreams();
        }
        int next = offset + fragment;
        d.state(PROGRESS, before.with(message, next < length ? next : 0).turned(d.direction()));
        d.feed(STREAM, new Message(length), fragment);
    }

    private static void readList(Dissection d) {
        int length = d.u24(LIST_LENGTH);
        d.group(LIST, length, DtlsCertificates::readAll);
    }

    private static void readAll(Dissection d) {
        if (d.labelling()) {
            d.label("Certificates (" + d.remaining() + " bytes)");
        }
        while (d.remaining() > 0) {
            int length = d.u24(LENGTH);
            if (length > d.remaining()) {
                throw d.malformed();
            }
            int mark = d.open(CERTIFICATE, length);
            d.nested(TYPES_OF_CERTIFICATES, X509, length);
            d.close(mark);
        }
    }
}
