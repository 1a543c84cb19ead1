package dev.peel.dissectors.pop;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.dialog.Lines;
import dev.peel.dissectors.dialog.StartTls;

/**
 * The Post Office Protocol, version 3, RFC 1939. Messages are lines of data.
 *
 * <pre>
 *  command [SP parameter] CRLF
 *  ("+OK" | "-ERR") [SP description] CRLF [data CRLF ... "." CRLF]
 * </pre>
 */
public final class PopDissector implements StreamDissector {
    private static final int[] PORTS = {110};

    private static final Field RESPONSE = Field.text("pop.response", "Response");
    private static final Field INDICATOR = Field.text("pop.response.indicator", "Response indicator");
    private static final Field DESCRIPTION = Field.text("pop.response.description", "Response description");
    private static final Field RESPONSE_DATA = Field.text("pop.response.data", "Data");
    private static final Field REQUEST = Field.text("pop.request", "Request");
    private static final Field COMMAND = Field.text("pop.request.command", "Request command");
    private static final Field PARAMETER = Field.text("pop.request.parameter", "Request parameter");
    private static final Protocol POP = Protocol.of(
            "pop",
            "POP",
            "Post Office Protocol",
            RESPONSE,
            INDICATOR,
            DESCRIPTION,
            RESPONSE_DATA,
            REQUEST,
            COMMAND,
            PARAMETER);

    private static final StartTls WAY_TO_TLS = StartTls.of("pop");

    @Override
    public Protocol protocol() {
        return POP;
    }

    @Override
    public void register(Registrar registrar) {
        StartTls.register(registrar);
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
        while (d.captured() > 0) {
            int length = Lines.length(d);
            int textLength = Lines.textLength(d, length);
            int end = d.position() + length;
            Lines.summarize(d, POP, isResponse ? "S: " : "C: ", textLength);
            if (isResponse) {
                readResponse(d, length, textLength);
            } else {
                int mark = d.open(REQUEST, length);
                readRequest(d, textLength);
                d.skip(end - d.position());
                d.close(mark);
            }
            d.skip(end - d.position());
        }
    }

    private static void readRequest(Dissection d, int length) {
        int command = Lines.wordLength(d, length);
        boolean isStart = Lines.isWord(d, command, "STLS");
        WAY_TO_TLS.ask(d, isStart);
        d.text(COMMAND, command);
        readBehind(d, PARAMETER, length - command);
    }

    private static void readResponse(Dissection d, int length, int textLength) {
        int word = Lines.wordLength(d, textLength);
        boolean isPositive = Lines.isWord(d, word, "+OK");
        if (!isPositive && !Lines.isWord(d, word, "-ERR")) {
            d.peekBytes(RESPONSE_DATA, length);
            return;
        }
        int end = d.position() + length;
        int mark = d.open(RESPONSE, length);
        d.text(INDICATOR, word);
        readBehind(d, DESCRIPTION, textLength - word);
        WAY_TO_TLS.answer(d, isPositive);
        d.skip(end - d.position());
        d.close(mark);
    }

    /** Reads what is behind a word and a blank. */
    private static void readBehind(Dissection d, Field field, int length) {
        if (length > 1) {
            d.skip(1);
            d.text(field, length - 1);
        }
    }
}
