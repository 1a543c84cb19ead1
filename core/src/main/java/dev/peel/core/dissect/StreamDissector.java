package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A dissector of a protocol whose messages travel in a byte stream such as TCP's.
 *
 * <pre>{@code
 * public final class NoteDissector implements StreamDissector {
 *     private static final Field LENGTH = Field.uint("toynote.length", 16, "Length");
 *     private static final Field TEXT = Field.text("toynote.text", "Text");
 *     private static final Protocol NOTE = Protocol.of("toynote", "Note", "Note Protocol", LENGTH, TEXT);
 *
 *     public Protocol protocol() {
 *         return NOTE;
 *     }
 *
 *     public void register(Registrar registrar) {
 *         registrar.bind("tcp.port", 7070, this);
 *     }
 *
 *     public int pduLength(Bytes available) {
 *         return available.length() < 2 ? NEED_MORE : 2 + available.u16(0);
 *     }
 *
 *     public void dissect(Dissection d) {
 *         d.text(TEXT, d.u16(LENGTH));
 *     }
 * }
 * }</pre>
 */
public interface StreamDissector extends Dissector, Pdus {

    /**
     * {@return whether messages that follow each other in one segment share one layer, as TLS records do; otherwise each has its own}
     */
    default boolean sharesLayer() {
        return false;
    }

    /**
     * {@return whether reading the message could note anything that was asked for or change what is remembered; where not, its bytes,
     * or all that follow too, are passed over unread}
     *
     * @param available what there is of the message, enough for {@link #pduLength} to have told its length
     * @param d tells which fields are wanted
     */
    default Interest interest(Bytes available, Dissection d) {
        return Interest.READ;
    }

    /**
     * {@return what the packet's summary says of a message that is not whole yet, in place of what the transport says; null where that
     * stays}
     *
     * @param start what there is of the message, not empty
     */
    default @Nullable String opening(Bytes start) {
        return null;
    }

    /**
     * {@return whether {@code segment} starts with what only a message starts with, so that reading may go on there behind a gap that
     * nobody will fill}
     *
     * @param segment a segment's captured bytes, not empty
     */
    default boolean startsMessage(Bytes segment) {
        return false;
    }
}
