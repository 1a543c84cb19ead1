package dev.peel.dissectors.smtp;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Slot;
import dev.peel.dissectors.dialog.Lines;
import dev.peel.dissectors.dialog.StartTls;
import dev.peel.dissectors.values.NamedValues;
import dev.peel.dissectors.values.TruthNames;
import org.jspecify.annotations.Nullable;

/**
 * The Simple Mail Transfer Protocol, RFC 5321. Messages themselves are lines of text, which are not looked into.
 *
 * <pre>
 *  command [SP parameter] CRLF
 *  code (3 digits) ("-" | SP) text CRLF        "-" in all lines of a reply but the last
 * </pre>
 */
public final class SmtpDissector implements StreamDissector {
    private static final int[] PORTS = {25, 587};
    private static final int NO_REPLY = -2; // a reply that nobody asked for is -1
    private static final int COMMAND_LENGTH = 4; // letters; Wireshark takes the rest of a longer one for its parameter
    private static final int CODE_LENGTH = 3; // digits, RFC 5321 4.2
    private static final int READY = 220; // RFC 3207 4
    private static final int SEND_MESSAGE = 354; // RFC 5321 4.2.3
    private static final int FIRST_FAILURE = 400; // RFC 5321 4.2.1

    private static final Field IS_REQUEST =
            Field.flag("smtp.req", 8, 0, "Request").values(TruthNames.TRUE_FALSE);
    private static final Field IS_RESPONSE =
            Field.flag("smtp.rsp", 8, 0, "Response").values(TruthNames.TRUE_FALSE);
    private static final Field COMMAND_LINE = Field.text("smtp.command_line", "Command Line");
    private static final Field COMMAND = Field.text("smtp.req.command", "Command");
    private static final Field PARAMETER = Field.text("smtp.req.parameter", "Request parameter");
    private static final Field RESPONSE = Field.text("smtp.response", "Response");
    private static final Field CODE =
            Field.uint("smtp.response.code", 32, "Response code").values(NamedValues.of("smtp-reply-codes.tsv"));
    private static final Field RESPONSE_PARAMETER = Field.text("smtp.rsp.parameter", "Response parameter");
    private static final Protocol SMTP = Protocol.of(
            "smtp",
            "SMTP",
            "Simple Mail Transfer Protocol",
            IS_REQUEST,
            IS_RESPONSE,
            COMMAND_LINE,
            COMMAND,
            PARAMETER,
            RESPONSE,
            CODE,
            RESPONSE_PARAMETER);

    /** What a connection waits for. */
    private enum Waiting {
        COMMAND,
        /** The reply to STARTTLS. */
        TLS,
        /** The reply to DATA; a message that comes without was captured without it. */
        DATA,
        /** The end of a message. */
        MESSAGE_END
    }

    private static final Table MEDIA_TYPES = Table.of("media_type");
    private static final Slot<Waiting> WAITING = Slot.of("smtp");

    @Override
    public Protocol protocol() {
        return SMTP;
    }

    @Override
    public void register(Registrar registrar) {
        StartTls.register(registrar);
        registrar.table(MEDIA_TYPES);
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
        boolean isReply = Lines.isFromServer(d, PORTS);
        if (isReply) {
            d.hidden(IS_RESPONSE, 0, 1);
        }
        int reply = NO_REPLY;
        while (d.captured() > 0) {
            if (isReply) {
                reply = readReply(d, Lines.length(d), reply);
            } else if (d.state(WAITING) == Waiting.MESSAGE_END || d.state(WAITING) == Waiting.DATA) {
                readMessage(d);
            } else {
                readCommand(d, Lines.length(d));
            }
        }
        d.close(reply);
    }

    /** Reads the lines of a message as far as they are there, and the point behind them that ends it, RFC 5321 4.1.1.4. */
    private static void readMessage(Dissection d) {
        int length = messageLength(d.rest());
        if (length > 0) {
            if (d.summarizing()) {
                d.summary(SMTP, "C: DATA fragment, " + length + " bytes");
            }
            d.nested(MEDIA_TYPES, "text/plain", length);
        }
        if (d.captured() > 0) {
            d.skip(Lines.length(d));
            d.state(WAITING, Waiting.COMMAND);
        }
    }

    /** {@return how many bytes stand before the line that is a point alone} */
    private static int messageLength(Bytes lines) {
        int at = 0;
        while (at < lines.length()) {
            if (lines.startsWith(".\r\n", at) || lines.startsWith(".\n", at)) {
                return at;
            }
            int feed = lines.indexOf('\n', at);
            at = feed < 0 ? lines.length() : feed + 1;
        }
        return at;
    }

    private static void readCommand(Dissection d, int length) {
        int textLength = Lines.textLength(d, length);
        d.hidden(IS_REQUEST, 0, 1);
        Lines.summarize(d, SMTP, "C: ", textLength);
        d.state(WAITING, waiting(d, textLength));
        int mark = d.open(COMMAND_LINE, length);
        int end = d.position() + length;
        int commandLength = Math.min(COMMAND_LENGTH, textLength);
        d.text(COMMAND, commandLength);
        if (textLength > COMMAND_LENGTH + 1) {
            d.skip(1);
            d.text(PARAMETER, textLength - COMMAND_LENGTH - 1);
        }
        d.skip(end - d.position());
        d.close(mark);
    }

    private static Waiting waiting(Dissection d, int length) {
        if (Lines.isWord(d, length, "STARTTLS")) {
            return Waiting.TLS;
        }
        return Lines.isWord(d, length, "DATA") ? Waiting.DATA : Waiting.COMMAND;
    }

    /**
     * Reads a line of a reply.
     *
     * @param open the reply that the lines before have begun, {@link #NO_REPLY} where none
     * @return the reply if it goes on, else {@link #NO_REPLY}
     */
    private static int readReply(Dissection d, int length, int open) {
        int textLength = Lines.textLength(d, length);
        int code = Lines.code(d, textLength);
        Lines.summarize(d, SMTP, "S: ", textLength);
        int end = d.position() + length;
        int mark = open == NO_REPLY ? d.open(RESPONSE, length) : open;
        if (code >= 0) {
            boolean goesOn = textLength > CODE_LENGTH && d.peekU8(CODE_LENGTH) == '-';
            if (open == NO_REPLY) {
                d.peekValue(CODE, CODE_LENGTH, code);
            }
            if (textLength > CODE_LENGTH + 1) {
                d.skip(CODE_LENGTH + 1);
                d.text(RESPONSE_PARAMETER, textLength - CODE_LENGTH - 1);
            }
            if (goesOn) {
                d.skip(end - d.position());
                return mark;
            }
            follow(d, code);
        }
        d.skip(end - d.position());
        d.close(mark);
        return NO_REPLY;
    }

    private static void follow(Dissection d, int code) {
        @Nullable Waiting waiting = d.state(WAITING);
        if (waiting == Waiting.TLS && code == READY) {
            StartTls.begin(d);
        } else if (code == SEND_MESSAGE) {
            d.state(WAITING, Waiting.MESSAGE_END);
        } else if ((waiting == Waiting.TLS || waiting == Waiting.DATA) && code >= FIRST_FAILURE) {
            d.state(WAITING, Waiting.COMMAND);
        }
    }
}
