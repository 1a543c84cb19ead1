package dev.peel.dissectors.http;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.Locale;

/**
 * Reads one message, RFC 9112 2.1.
 *
 * <pre>
 *  method SP target SP version CRLF       or       version SP status SP phrase CRLF
 *  name ":" value CRLF                    and again
 *  CRLF
 *  body
 * </pre>
 */
final class HttpMessage {
    /** The table of the types of bodies. */
    static final Table MEDIA_TYPES = Table.of("media_type");

    static final String OTHER_MEDIA = "*/*"; // what is bound for types without a dissector of their own

    private static final int GZIP_LENGTH = 18; // bytes at least, RFC 1952 2.3
    private static final int GZIP_SIZE_LENGTH = 4; // bytes, RFC 1952 2.3
    private static final String OCTETS = "application/octet-stream"; // RFC 2046 4.5.1: bytes of which nothing is known

    private final Dissection d;
    private final Protocol protocol;
    private HttpConversation conversation;
    private boolean isResponse;
    private int status;
    private String uri = "";
    private String host = "";
    private String contentType = "";
    private String upgrade = "";
    private boolean isGzip;

    /** Makes the reader of the message in the layer at hand, which shows as {@code protocol}. */
    HttpMessage(Dissection d, Protocol protocol) {
        this.d = d;
        this.protocol = protocol;
        HttpConversation known = d.state(HttpConversation.SLOT);
        conversation = known == null ? HttpConversation.NEW : known;
    }

    /** Reads the message to the end of the layer. */
    void read() {
        d.skip(HttpHead.blank(d.rest()));
        if (!HttpHead.isMessage(d.rest(), 0)) {
            continuation();
            return;
        }
        isResponse = HttpHead.isResponse(d.rest(), 0);
        String method = isResponse ? conversation.method() : HttpHead.method(d.rest(), 0);
        HttpFraming framing = framing(method);
        if (isResponse) {
            readStatusLine();
        } else {
            readRequestLine(method);
        }
        boolean inHead = true;
        while (inHead) {
            inHead = readHeader();
        }
        remember(method);
        readBody(framing);
    }

    /** Shows bytes that do not start a message: the rest of one whose start is not known. */
    private void continuation() {
        if (d.summarizing()) {
            d.summary(protocol, "Continuation");
        }
        noteFile(HttpHead.text(d.rest(), 0, d.captured()));
        d.data();
    }

    private HttpFraming framing(String method) {
        Bytes rest = d.rest();
        int headEnd = HttpHead.headEnd(rest, 0);
        return HttpFraming.of(rest, 0, headEnd == HttpHead.UNFINISHED ? rest.length() : headEnd, method);
    }

    private void readRequestLine(String method) {
        int end = textLength();
        if (d.summarizing()) {
            d.summary(protocol, HttpHead.text(d.rest(), 0, end).stripTrailing());
        }
        d.text(HttpFields.METHOD, method.length());
        d.skip(1);
        int left = end - method.length() - 1;
        Bytes rest = d.rest();
        int space = rest.indexOf(' ', 0);
        int uriLength = space < 0 || space > left ? left : space;
        uri = HttpHead.text(rest, 0, uriLength);
        d.text(HttpFields.URI, uriLength);
        noteQuery();
        if (uriLength < left) {
            d.skip(1);
            d.text(HttpFields.REQUEST_VERSION, left - uriLength - 1);
        }
        endLine();
    }

    private void noteQuery() {
        int mark = uri.indexOf('?');
        if (mark < 0) {
            return;
        }
        d.generated(HttpFields.URI_PATH, uri.substring(0, mark));
        String query = uri.substring(mark + 1);
        d.generated(HttpFields.URI_QUERY, query);
        if (d.wants(HttpFields.URI_PARAMETER)) {
            for (String parameter : query.split("&", -1)) {
                d.generated(HttpFields.URI_PARAMETER, parameter);
            }
        }
    }

    private void readStatusLine() {
        int end = textLength();
        Bytes rest = d.rest();
        status = HttpFraming.status(rest, 0);
        if (d.summarizing()) {
            d.summary(protocol, HttpHead.text(rest, 0, end).stripTrailing());
        }
        int space = rest.indexOf(' ', 0);
        int version = space < 0 || space > end ? end : space;
        d.text(HttpFields.RESPONSE_VERSION, version);
        int left = end - version - spaces(end - version);
        if (left >= 3) {
            d.value(HttpFields.CODE, 3, status);
            String description = HttpFields.STATUS_CODES.name(status);
            if (description != null) {
                d.generated(HttpFields.CODE_DESCRIPTION, description);
            }
            left -= 3;
            left -= spaces(left);
            if (left > 0) {
                d.text(HttpFields.PHRASE, left);
            }
        } else {
            d.skip(left);
        }
        endLine();
    }

    /** {@return how many spaces, {@code most} at most, were stepped over} */
    private int spaces(int most) {
        int count = 0;
        while (count < most && d.peekU8(count) == ' ') {
            count++;
        }
        d.skip(count);
        return count;
    }

    /** {@return whether there was a header, and not the empty line behind the last} */
    private boolean readHeader() {
        if (d.captured() == 0) {
            return false;
        }
        int length = textLength();
        if (length == 0) {
            endLine();
            return false;
        }
        Bytes rest = d.rest();
        Field line = isResponse ? HttpFields.RESPONSE_LINE : HttpFields.REQUEST_LINE;
        if (d.wants(line)) {
            int lineEnd = HttpHead.lineEnd(rest, 0);
            d.value(line, 0, HttpHead.text(rest, 0, lineEnd == HttpHead.UNFINISHED ? length : lineEnd));
        }
        int colon = rest.indexOf(':', 0);
        if (colon < 0 || colon >= length) {
            d.text(HttpFields.UNKNOWN_HEADER, length);
            endLine();
            return true;
        }
        String name = HttpHead.text(rest, 0, colon).toLowerCase(Locale.ROOT);
        int value = colon + 1;
        while (value < length && (rest.u8(value) == ' ' || rest.u8(value) == '\t')) {
            value++;
        }
        String text = HttpHead.text(rest, value, length);
        notice(name, text);
        Field field = HttpFields.header(name);
        if (field == null) {
            d.text(HttpFields.UNKNOWN_HEADER, length);
        } else {
            d.skip(value);
            d.text(field, length - value);
        }
        if (name.equals("content-length") && HttpFraming.number(text.strip()) >= 0) {
            d.generated(HttpFields.CONTENT_LENGTH, HttpFraming.number(text.strip()));
        }
        endLine();
        return true;
    }

    private void notice(String name, String text) {
        switch (name) {
            case "host" -> host = text.strip();
            case "upgrade" -> upgrade = text.strip();
            case "content-type" -> {
                int parameters = text.indexOf(';');
                contentType = (parameters < 0 ? text : text.substring(0, parameters))
                        .strip()
                        .toLowerCase(Locale.ROOT);
            }
            case "content-encoding" -> {
                String coding = text.strip().toLowerCase(Locale.ROOT);
                isGzip = coding.equals("gzip") || coding.equals("x-gzip");
            }
            default -> {}
        }
    }

    private void remember(String method) {
        if (isResponse) {
            conversation = conversation.response(status, upgrade);
            d.generated(HttpFields.RESPONSE, 1);
            d.generated(HttpFields.RESPONSE_NUMBER, conversation.responses());
        } else {
            conversation = conversation.request(method, uri);
            if (!host.isEmpty() && d.wants(HttpFields.FULL_URI)) {
                boolean isFull = uri.contains("://") || method.equals("CONNECT");
                d.generated(HttpFields.FULL_URI, isFull ? uri : "http://" + host + uri);
            }
            d.generated(method.equals("NOTIFY") ? HttpFields.NOTIFICATION : HttpFields.REQUEST, 1);
            d.generated(HttpFields.REQUEST_NUMBER, conversation.requests());
        }
        if (!d.isQuoted()) {
            d.state(HttpConversation.SLOT, conversation);
        }
    }

    private void readBody(HttpFraming framing) {
        if (!d.wantsFieldsOf(protocol) && !d.leads(MEDIA_TYPES)) {
            d.skip(d.captured());
        } else if (framing.chunked()) {
            byte[] body = HttpChunks.read(d);
            if (body.length > 0 && !isEmptyInside(Bytes.of(body))) {
                if (d.wants(HttpFields.FILE_DATA)) {
                    noteFile(HttpHead.text(Bytes.of(body), 0, body.length));
                }
                d.next(MEDIA_TYPES, mediaType(), body, 0, body.length);
            }
        } else if (d.remaining() > 0 && !isEmptyInside(d.rest())) {
            if (d.wants(HttpFields.FILE_DATA)) {
                noteFile(HttpHead.text(d.rest(), 0, d.captured()));
            }
            d.next(MEDIA_TYPES, mediaType());
        }
    }

    /** Whether the body is compressed and nothing is in it, as in many redirections: its last four bytes tell, RFC 1952 2.3.1. */
    private boolean isEmptyInside(Bytes body) {
        int length = body.length();
        return isGzip && length >= GZIP_LENGTH && body.u32(length - GZIP_SIZE_LENGTH) == 0;
    }

    private void noteFile(String text) {
        int end = text.indexOf('\0');
        d.value(HttpFields.FILE_DATA, 0, end < 0 ? text : text.substring(0, end));
    }

    private String mediaType() {
        boolean isPlain = contentType.isEmpty() || contentType.equals(OCTETS);
        return isPlain || d.isBound(MEDIA_TYPES, contentType) ? contentType : OTHER_MEDIA;
    }

    /** {@return the length of the line at hand, without what ends it} */
    private int textLength() {
        Bytes rest = d.rest();
        int end = HttpHead.lineEnd(rest, 0);
        return HttpHead.textEnd(rest, 0, end == HttpHead.UNFINISHED ? rest.length() : end);
    }

    private void endLine() {
        int end = HttpHead.lineEnd(d.rest(), 0);
        d.skip(end == HttpHead.UNFINISHED ? d.captured() : end);
    }
}
