package dev.peel.dissectors.imap;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Slot;
import dev.peel.dissectors.lines.Lines;
import dev.peel.dissectors.values.TruthNames;
import org.jspecify.annotations.Nullable;

/**
 * The Internet Message Access Protocol, RFC 9051: lines; literals (messages) are read as lines, too.
 *
 * <pre>
 *  tag SP command [SP arguments] CRLF              by the client
 *  tag SP status SP text CRLF                      by the server, at the end of a command
 *  "*" SP data CRLF                                by the server, untagged
 * </pre>
 */
public final class ImapDissector implements StreamDissector {
    private static final int[] PORTS = {143};
    private static final Table STREAMS = Table.of("tcp.port");

    private static final Field IS_REQUEST =
            Field.flag("imap.isrequest", 8, 0, "Request").values(TruthNames.TRUE_FALSE);
    private static final Field LINE = Field.text("imap.line", "Line");
    private static final Field TAG = Field.text("imap.tag", "Tag");
    private static final Field COMMAND = Field.text("imap.command", "Command");
    private static final Field REQUEST = Field.text("imap.request", "Request");
    private static final Field REQUEST_TAG = Field.text("imap.request_tag", "Request Tag");
    private static final Field REQUEST_COMMAND = Field.text("imap.request.command", "Request Command");
    private static final Field RESPONSE = Field.text("imap.response", "Response");
    private static final Field RESPONSE_TAG = Field.text("imap.response_tag", "Response Tag");
    private static final Field RESPONSE_STATUS = Field.text("imap.response.status", "Response Status");
    private static final Field RESPONSE_COMMAND = Field.text("imap.response.command", "Response Command");
    private static final Protocol IMAP = Protocol.of(
            "imap",
            "IMAP",
            "Internet Message Access Protocol",
            IS_REQUEST,
            LINE,
            TAG,
            COMMAND,
            REQUEST,
            REQUEST_TAG,
            REQUEST_COMMAND,
            RESPONSE,
            RESPONSE_TAG,
            RESPONSE_STATUS,
            RESPONSE_COMMAND);

    /** Whether the client has asked for TLS and waits for the answer. */
    private static final Slot<Boolean> ASKED_FOR_TLS = Slot.of("imap.starttls", Boolean.class);

    @Override
    public Protocol protocol() {
        return IMAP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(STREAMS);
        for (int port : PORTS) {
            registrar.bind("tcp.port", port, this);
        }
    }

    @Override
    public int pduLength(Bytes available) {
        return Lines.whole(available);
    }

    @Override
    public void dissect(Dissection d) {
        boolean isResponse = Lines.isFromServer(d, PORTS);
        d.hidden(IS_REQUEST, 0, isResponse ? 0 : 1);
        while (d.captured() > 0) {
            int length = Lines.length(d);
            int textLength = Lines.textLength(d, length);
            int end = d.position() + length;
            Lines.summarize(d, IMAP, isResponse ? "Response: " : "Request: ", textLength);
            int mark = d.open(LINE, length);
            if (!isResponse) {
                readRequest(d, textLength);
            } else if (textLength > 0 && d.peekU8(0) != '*' && d.peekU8(0) != '+') {
                readResponse(d, textLength);
            }
            d.skip(end - d.position());
            d.close(mark);
        }
    }

    private static void readRequest(Dissection d, int length) {
        d.peekBytes(REQUEST, length);
        int end = d.position() + length;
        readWord(d, REQUEST_TAG, TAG, end);
        int command = Lines.wordLength(d, end - d.position());
        boolean isStart = Lines.isWord(d, command, "STARTTLS");
        if (isStart || d.state(ASKED_FOR_TLS) != null) {
            d.state(ASKED_FOR_TLS, isStart);
        }
        readWord(d, REQUEST_COMMAND, COMMAND, end);
    }

    private static void readResponse(Dissection d, int length) {
        d.peekBytes(RESPONSE, length);
        int end = d.position() + length;
        readWord(d, RESPONSE_TAG, TAG, end);
        boolean isPositive = Lines.isWord(d, Lines.wordLength(d, end - d.position()), "OK");
        readWord(d, RESPONSE_STATUS, null, end);
        readWord(d, RESPONSE_COMMAND, COMMAND, end);
        if (Boolean.TRUE.equals(d.state(ASKED_FOR_TLS))) {
            d.state(ASKED_FOR_TLS, false);
            if (isPositive) {
                Lines.startTls(d);
            }
        }
    }

    /**
     * Reads the next word before {@code end} and the blanks behind it.
     *
     * @param also a field that has the same value, for filters
     */
    private static void readWord(Dissection d, Field field, @Nullable Field also, int end) {
        int length = Lines.wordLength(d, end - d.position());
        if (length == 0) {
            return;
        }
        if (also != null) {
            d.hidden(also, length, 0);
        }
        d.text(field, length);
        d.skip(Lines.blanks(d, end - d.position()));
    }
}
