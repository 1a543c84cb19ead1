package dev.peel.dissectors.http;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.HeuristicDissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The Hypertext Transfer Protocol over TCP, versions 1.0 and 1.1, RFC 9110 and 9112.
 *
 * <p>Its ports are its own: what is no message there shows nothing, be it TLS.
 */
public final class HttpDissector implements StreamDissector, HeuristicDissector {
    private static final int[] PORTS = {80, 631, 1900, 2710, 2869, 3128, 3132, 3689, 5985, 8080, 8088, 11371};
    private static final int ORDER = 50;
    private static final int LONGEST_CHUNKED =
            16 * 1024 * 1024; // bytes of a message whose end is found only by counting chunks
    private static final Table TCP_PORTS = Table.of("tcp.port");
    private static final Table UPGRADES = Table.of("http.upgrade");

    @Override
    public Protocol protocol() {
        return HttpFields.HTTP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(TCP_PORTS);
        registrar.table(UPGRADES);
        registrar.table(HttpMessage.MEDIA_TYPES);
        for (int port : PORTS) {
            registrar.bind("tcp.port", port, this);
        }
        registrar.heuristic("tcp.port", ORDER, this);
    }

    @Override
    public boolean recognizes(Bytes payload) {
        return HttpHead.namesVersion(payload);
    }

    @Override
    public int longestHead() {
        return LONGEST_CHUNKED;
    }

    @Override
    public String opening(Bytes start) {
        int end = HttpHead.lineEnd(start, 0);
        return end == HttpHead.UNFINISHED ? "" : HttpHead.text(start, 0, end).stripTrailing() + " ";
    }

    @Override
    public int pduLength(Bytes available) {
        throw new UnsupportedOperationException("a message's length depends on the request before it");
    }

    @Override
    public int pduLength(Bytes available, Dissection d) {
        HttpConversation conversation = d.state(HttpConversation.SLOT);
        if (conversation != null && conversation.tunnel()) {
            return available.length();
        }
        int start = HttpHead.blank(available);
        if (HttpHead.lineEnd(available, start) == HttpHead.UNFINISHED) {
            boolean isText = start == available.length() || available.u8(start) >= ' ';
            return isText ? moreOf(available) : foreign(available, conversation);
        }
        if (!HttpHead.isMessage(available, start)) {
            return foreign(available, conversation);
        }
        int headEnd = HttpHead.headEnd(available, start);
        if (headEnd == HttpHead.UNFINISHED) {
            return moreOf(available);
        }
        HttpFraming framing = HttpFraming.of(available, start, headEnd, method(conversation));
        return framing.chunked() ? HttpChunks.messageLength(available, headEnd, d) : framing.messageLength(headEnd);
    }

    /** {@return that the bytes are the rest of a message on a flow that has shown some, else nothing} */
    private static int foreign(Bytes available, @Nullable HttpConversation conversation) {
        return conversation != null && conversation.isKnown() ? available.length() : NOTHING;
    }

    /** {@return that more of a head is needed, or where there is too much of it already, that the bytes are a message} */
    private static int moreOf(Bytes available) {
        return available.length() > LONGEST_HEAD ? available.length() : NEED_MORE;
    }

    private static String method(@Nullable HttpConversation conversation) {
        return conversation == null ? "" : conversation.method();
    }

    @Override
    public boolean startsMessage(Bytes segment) {
        return HttpHead.isMessage(segment, 0);
    }

    @Override
    public void dissect(Dissection d) {
        HttpConversation conversation = d.state(HttpConversation.SLOT);
        if (conversation == null || !conversation.tunnel()) {
            new HttpMessage(d, HttpFields.HTTP).read();
        } else if (!conversation.upgrade().isEmpty()) {
            d.next(UPGRADES, conversation.upgrade());
        } else {
            String target = conversation.uri();
            int colon = target.lastIndexOf(':');
            d.generated(HttpFields.CONNECT_HOST, colon < 0 ? target : target.substring(0, colon));
            d.generated(HttpFields.CONNECT_PORT, conversation.tunnelPort());
            d.tunnel(TCP_PORTS, conversation.tunnelPort(), this);
        }
    }
}
