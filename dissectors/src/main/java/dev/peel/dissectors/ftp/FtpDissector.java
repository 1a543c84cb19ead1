package dev.peel.dissectors.ftp;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.dialog.Lines;
import dev.peel.dissectors.dialog.StartTls;
import dev.peel.dissectors.values.NamedValues;
import dev.peel.dissectors.values.TruthNames;

/**
 * The File Transfer Protocol's control connection, RFC 959.
 *
 * <pre>
 *  command [SP argument] CRLF
 *  code (3 digits) ("-" | SP) text CRLF        lines between the first and the last of a reply may have no code
 * </pre>
 */
public final class FtpDissector implements StreamDissector {
    private static final int[] PORTS = {21};
    private static final int CODE_LENGTH = 3; // digits, RFC 959 4.2
    private static final int SECURITY_EXCHANGE_DONE = 234; // RFC 2228 3, RFC 4217 4

    private static final Field IS_RESPONSE =
            Field.flag("ftp.response", 8, 0, "Response").values(TruthNames.TRUE_FALSE);
    private static final Field IS_REQUEST =
            Field.flag("ftp.request", 8, 0, "Request").values(TruthNames.TRUE_FALSE);
    private static final Field COMMAND = Field.text("ftp.request.command", "Request command");
    private static final Field ARGUMENT = Field.text("ftp.request.arg", "Request arg");
    private static final Field CODE =
            Field.uint("ftp.response.code", 32, "Response code").values(NamedValues.of("ftp-reply-codes.tsv"));
    private static final Field RESPONSE_ARGUMENT = Field.text("ftp.response.arg", "Response arg");
    private static final Field LINE = Field.heading("ftp.line", "Line");
    private static final Protocol FTP = Protocol.of(
            "ftp",
            "FTP",
            "File Transfer Protocol (FTP)",
            IS_RESPONSE,
            IS_REQUEST,
            LINE,
            COMMAND,
            ARGUMENT,
            CODE,
            RESPONSE_ARGUMENT);

    private static final StartTls WAY_TO_TLS = StartTls.of("ftp");

    @Override
    public Protocol protocol() {
        return FTP;
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
        d.hidden(IS_RESPONSE, 0, isResponse ? 1 : 0);
        d.hidden(IS_REQUEST, 0, isResponse ? 0 : 1);
        while (d.captured() > 0) {
            int length = Lines.length(d);
            int textLength = Lines.textLength(d, length);
            int end = d.position() + length;
            Lines.summarize(d, FTP, isResponse ? "Response: " : "Request: ", textLength);
            int mark = d.open(LINE, length);
            if (isResponse) {
                readResponse(d, textLength);
            } else {
                readRequest(d, textLength);
            }
            d.skip(end - d.position());
            d.close(mark);
        }
    }

    private static void readRequest(Dissection d, int length) {
        int command = Lines.wordLength(d, length);
        boolean isAuthentication = Lines.isWord(d, command, "AUTH");
        d.text(COMMAND, command);
        int blanks = Lines.blanks(d, length - command);
        d.skip(blanks);
        int argument = length - command - blanks;
        boolean isStart = isAuthentication
                && (Lines.isWord(d, argument, "TLS")
                        || Lines.isWord(d, argument, "SSL")
                        || Lines.isWord(d, argument, "TLS-C"));
        WAY_TO_TLS.ask(d, isStart);
        if (argument > 0) {
            d.text(ARGUMENT, argument);
        }
    }

    private static void readResponse(Dissection d, int length) {
        int code = Lines.code(d, length);
        if (code < 0) {
            d.text(RESPONSE_ARGUMENT, length);
            return;
        }
        boolean isLast = length == CODE_LENGTH || d.peekU8(CODE_LENGTH) != '-';
        d.value(CODE, CODE_LENGTH, code);
        if (length > CODE_LENGTH + 1) {
            d.skip(1);
            d.text(RESPONSE_ARGUMENT, length - CODE_LENGTH - 1);
        }
        if (isLast) {
            WAY_TO_TLS.answer(d, code == SECURITY_EXCHANGE_DONE);
        }
    }
}
