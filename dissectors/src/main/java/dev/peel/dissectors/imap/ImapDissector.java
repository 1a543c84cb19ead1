package dev.peel.dissectors.imap;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Slot;
import dev.peel.dissectors.dialog.Lines;
import dev.peel.dissectors.dialog.StartTls;
import dev.peel.dissectors.values.TruthNames;
import org.jspecify.annotations.Nullable;

/**
 * The Internet Message Access Protocol, RFC 9051: lines; literals, such as messages, are not looked into.
 *
 * <pre>
 *  tag SP command [SP arguments] CRLF              by the client
 *  tag SP status SP text CRLF                      by the server, at the end of a command
 *  "*" SP data CRLF                                by the server, untagged
 *  ... "{" length ["+"] "}" CRLF literal ...        in the place of a text, RFC 9051 4.3
 * </pre>
 */
public final class ImapDissector implements StreamDissector {
    private static final int[] PORTS = {143};
    private static final long LONGEST_LITERAL = 1_000_000_000_000L; // bytes: so that no number overflows

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

    private static final StartTls WAY_TO_TLS = StartTls.of("imap");

    /** How many bytes of a literal are to come, the first from direction 0. */
    private record Literals(long first, long second) {
        static final Slot<Literals> SLOT = Slot.of("imap.literals");

        static long left(Dissection d) {
            Literals known = d.state(SLOT);
            return known == null ? 0 : d.direction() == 0 ? known.first : known.second;
        }

        static void left(Dissection d, long left) {
            Literals known = d.state(SLOT);
            long other = known == null ? 0 : d.direction() == 0 ? known.second : known.first;
            d.state(SLOT, d.direction() == 0 ? new Literals(left, other) : new Literals(other, left));
        }
    }

    @Override
    public Protocol protocol() {
        return IMAP;
    }

    @Override
    public void register(Registrar registrar) {
        StartTls.register(registrar);
        for (int port : PORTS) {
            registrar.bind("tcp.port", port, this);
        }
    }

    @Override
    public boolean sharesLayer() {
        return true;
    }

    @Override
    public int pduLength(Bytes available) {
        throw new UnsupportedOperationException("a literal's length is said in the line before it");
    }

    @Override
    public int pduLength(Bytes available, Dissection d) {
        long literal = Literals.left(d);
        if (literal > 0) {
            return (int) Math.min(available.length(), literal);
        }
        int feed = available.indexOf('\n', 0);
        return feed < 0 ? Lines.whole(available) : feed + 1;
    }

    @Override
    public void dissect(Dissection d) {
        long literal = Literals.left(d);
        if (literal > 0) {
            Literals.left(d, literal - d.captured());
            d.skip(d.captured());
            return;
        }
        boolean isResponse = Lines.isFromServer(d, PORTS);
        int length = d.captured();
        int textLength = Lines.textLength(d, length);
        int end = d.position() + length;
        long announced = literalLength(d.rest(), textLength);
        if (announced > 0) {
            Literals.left(d, announced);
        }
        d.hidden(IS_REQUEST, 0, isResponse ? 0 : 1);
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

    /** {@return the length of the literal that a line of {@code length} bytes announces at its end, 0 where it announces none} */
    private static long literalLength(Bytes line, int length) {
        if (length < 3 || line.u8(length - 1) != '}') {
            return 0;
        }
        int at = line.u8(length - 2) == '+' ? length - 3 : length - 2;
        long number = 0;
        long weight = 1;
        while (at > 0 && weight <= LONGEST_LITERAL && Character.isDigit(line.u8(at))) {
            number += weight * (line.u8(at) - '0');
            weight *= 10;
            at--;
        }
        return line.u8(at) == '{' ? number : 0;
    }

    private static void readRequest(Dissection d, int length) {
        d.peekBytes(REQUEST, length);
        int end = d.position() + length;
        readWord(d, REQUEST_TAG, TAG, end);
        int command = Lines.wordLength(d, end - d.position());
        boolean isStart = Lines.isWord(d, command, "STARTTLS");
        WAY_TO_TLS.ask(d, isStart);
        readWord(d, REQUEST_COMMAND, COMMAND, end);
    }

    private static void readResponse(Dissection d, int length) {
        d.peekBytes(RESPONSE, length);
        int end = d.position() + length;
        readWord(d, RESPONSE_TAG, TAG, end);
        boolean isPositive = Lines.isWord(d, Lines.wordLength(d, end - d.position()), "OK");
        readWord(d, RESPONSE_STATUS, null, end);
        readWord(d, RESPONSE_COMMAND, COMMAND, end);
        WAY_TO_TLS.answer(d, isPositive);
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
