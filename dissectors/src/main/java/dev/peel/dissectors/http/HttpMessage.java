package dev.peel.dissectors.http;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.nio.charset.StandardCharsets;
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
    private static final int NOTHING_OPEN = -1;
    private static final String OCTETS = "application/octet-stream"; // RFC 2046 4.5.1: bytes of which nothing is known

    private final Dissection d;
    private final Protocol protocol;
    private final boolean isAsked; // whether anybody wants more of the message than where it ends
    private HttpConversation conversation;
    private int start; // of the message, a position
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
        isAsked = d.wantsFieldsOf(protocol) || d.wantsFieldsOf(HttpFields.HTTP) || d.leads(MEDIA_TYPES);
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
        start = d.position();
        isResponse = HttpHead.isResponse(d.rest(), 0);
        String method = isResponse ? conversation.method() : HttpHead.method(d.rest(), 0);
        if (!isAsked && isOrdinary(method)) {
            step(method);
            return;
        }
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

    /** {@return whether the message does not tell what another protocol is to be read by behind it} */
    private boolean isOrdinary(String method) {
        return isResponse
                ? HttpFraming.status(d.rest(), 0) != HttpConversation.SWITCHING
                : !method.equals(HttpConversation.CONNECT);
    }

    /** Steps over the message, of which nobody asks more than that it is there. */
    private void step(String method) {
        conversation = isResponse
                ? conversation.response(HttpFraming.status(d.rest(), 0), "")
                : conversation.request(method, "", d.frameNumber(), d.time());
        keep();
        d.skip(d.captured());
    }

    /** Shows bytes that do not start a message: the rest of one whose start is not known. */
    private void continuation() {
        if (d.summarizing()) {
            d.summary(protocol, "Continuation");
        }
        noteFile(d.rest(), d.captured());
        d.data();
    }

    private HttpFraming framing(String method) {
        Bytes rest = d.rest();
        int headEnd = HttpHead.headEnd(rest, 0);
        return HttpFraming.of(rest, 0, headEnd == HttpHead.UNFINISHED ? rest.length() : headEnd, method);
    }

    private void readRequestLine(String method) {
        int end = textLength();
        int line = openStartLine();
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
        d.close(line);
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

    /** Starts the group of what stands in the message's first line. */
    private int openStartLine() {
        int mark = d.open(HttpFields.START_LINE);
        if (d.labelling() || d.wants(HttpFields.EVENT)) {
            String text = line();
            d.label(mark, text);
            d.expert(HttpFields.EVENT, 0, Severity.CHAT, ExpertGroup.SEQUENCE, text);
        }
        return mark;
    }

    /** {@return the line at hand as a line shows it, with what ends it} */
    private String line() {
        int end = HttpHead.lineEnd(d.rest(), 0);
        String text = HttpHead.text(d.rest(), 0, end == HttpHead.UNFINISHED ? d.captured() : end);
        return text.replace("\\", "\\\\")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }

    private void readStatusLine() {
        int end = textLength();
        int line = openStartLine();
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
            if (d.labelling()) {
                d.label("Status Code: " + status);
            }
            String description = HttpFields.STATUS_CODES.name(status);
            if (description != null) {
                d.derived(HttpFields.CODE_DESCRIPTION, -3, 3, description);
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
        d.close(line);
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
            int mark = d.open(HttpFields.END_OF_HEAD);
            if (d.labelling()) {
                d.label(mark, line());
            }
            endLine();
            d.close(mark);
            return false;
        }
        Bytes rest = d.rest();
        int end = HttpHead.lineEnd(rest, 0);
        int lineLength = end == HttpHead.UNFINISHED ? length : end;
        String label = d.labelling() ? line() : "";
        int colon = rest.indexOf(':', 0);
        if (colon < 0 || colon >= length) {
            int mark = noteHeader(HttpFields.UNKNOWN_HEADER, lineLength, 0, length, label);
            d.skip(lineLength);
            d.close(mark);
        } else {
            readNamed(colon, length, lineLength, label);
        }
        Field line = isResponse ? HttpFields.RESPONSE_LINE : HttpFields.REQUEST_LINE;
        if (d.wants(line)) {
            d.hidden(line, -lineLength, lineLength, text(-lineLength, lineLength));
            d.label(label);
        }
        return true;
    }

    /** Reads the line of {@code lineLength} bytes, of which {@code length} do not end it, with a name up to {@code colon}. */
    private void readNamed(int colon, int length, int lineLength, String label) {
        Bytes rest = d.rest();
        String name = HttpHead.text(rest, 0, colon).toLowerCase(Locale.ROOT);
        int value = colon + 1;
        while (value < length && (rest.u8(value) == ' ' || rest.u8(value) == '\t')) {
            value++;
        }
        String text = HttpHead.text(rest, value, length);
        notice(name, text);
        Field field = HttpFields.header(name);
        int mark = field == null
                ? noteHeader(HttpFields.UNKNOWN_HEADER, lineLength, 0, length, label)
                : noteHeader(field, lineLength, value, length, label);
        if (name.equals("content-length") && HttpFraming.number(text.strip()) >= 0) {
            d.derived(HttpFields.CONTENT_LENGTH, 0, lineLength, HttpFraming.number(text.strip()));
        }
        d.skip(lineLength);
        d.close(mark);
    }

    private int noteHeader(Field field, int lineLength, int from, int to, String label) {
        int mark = d.wants(field) ? d.openValue(field, lineLength, text(from, to - from)) : NOTHING_OPEN;
        d.label(mark, label);
        return mark;
    }

    /** {@return the {@code length} bytes that start {@code ahead} bytes from here, as text} */
    private String text(int ahead, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) d.peekU8(ahead + i);
        }
        return new String(bytes, StandardCharsets.UTF_8);
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
            noteKind(HttpFields.RESPONSE);
            noteNumber(HttpFields.RESPONSE_NUMBER, "HTTP response ", conversation.responses());
            noteRequest();
        } else {
            conversation = conversation.request(method, uri, d.frameNumber(), d.time());
            if (!host.isEmpty() && d.wants(HttpFields.FULL_URI)) {
                boolean isFull = uri.contains("://") || method.equals(HttpConversation.CONNECT);
                d.derived(HttpFields.FULL_URI, start - d.position(), 0, isFull ? uri : "http://" + host + uri);
            }
            noteKind(method.equals("NOTIFY") ? HttpFields.NOTIFICATION : HttpFields.REQUEST);
            noteNumber(HttpFields.REQUEST_NUMBER, "HTTP request ", conversation.requests());
        }
        keep();
    }

    private void keep() {
        if (!d.isQuoted()) {
            d.state(HttpConversation.SLOT, conversation);
        }
    }

    private void noteKind(Field kind) {
        d.hiddenAt(kind, start - d.position(), 0, 1);
    }

    private void noteNumber(Field field, String label, int number) {
        d.derived(field, start - d.position(), 0, number);
        if (d.labelling()) {
            d.label(label + number);
        }
    }

    private void noteRequest() {
        if (conversation.requestFrame() > 0) {
            int ahead = start - d.position();
            d.derived(HttpFields.TIME, ahead, 0, d.time() - conversation.requestTime());
            d.derived(HttpFields.REQUEST_IN, ahead, 0, conversation.requestFrame());
        }
    }

    private void readBody(HttpFraming framing) {
        if (!isAsked) {
            d.skip(d.captured());
        } else if (framing.chunked()) {
            byte[] body = HttpChunks.read(d);
            if (body.length > 0 && !isEmptyInside(Bytes.of(body))) {
                noteFile(Bytes.of(body), 0);
                summarizeBody();
                d.next(MEDIA_TYPES, mediaType(), body, 0, body.length);
            }
        } else if (d.remaining() > 0 && !isEmptyInside(d.rest())) {
            noteFile(d.rest(), d.captured());
            summarizeBody();
            d.next(MEDIA_TYPES, mediaType());
        }
    }

    private void summarizeBody() {
        if (d.summarizing() && !contentType.isEmpty()) {
            d.summaryAppend("  (" + contentType + ")");
        }
    }

    /** Whether the body is compressed and nothing is in it, as in many redirections: its last four bytes tell, RFC 1952 2.3.1. */
    private boolean isEmptyInside(Bytes body) {
        int length = body.length();
        return isGzip && length >= GZIP_LENGTH && body.u32(length - GZIP_SIZE_LENGTH) == 0;
    }

    /** Notes a body, of which {@code length} bytes stand here. */
    private void noteFile(Bytes body, int length) {
        if (!d.wants(HttpFields.FILE_DATA)) {
            return;
        }
        String text = HttpHead.text(body, 0, body.length());
        int end = text.indexOf('\0');
        int mark = d.openValue(HttpFields.FILE_DATA, length, end < 0 ? text : text.substring(0, end));
        if (d.labelling()) {
            d.label(mark, "File Data: " + text.length() + (text.length() == 1 ? " byte" : " bytes"));
        }
        d.closeDerived(mark);
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
