package dev.peel.dissectors.irc;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;

/**
 * Internet Relay Chat, RFC 2812 2.3: lines of text.
 *
 * <pre>
 *  [":" prefix SP] command (letters or three digits) *(SP parameter) [SP ":" trailer] CRLF
 * </pre>
 *
 * <p>Lines are read segment by segment. After STARTTLS the bytes of TLS are taken for lines, too.
 */
public final class IrcDissector implements StreamDissector {
    private static final int[] PORTS = {6667, 57000};
    private static final int NUMBER_LENGTH = 3; // digits, RFC 2812 2.3.1

    private static final String RESPONSE_NAME = "Response";
    private static final Sentence REQUEST = new Sentence("irc.request", "Request");
    private static final Sentence RESPONSE = new Sentence("irc.response", RESPONSE_NAME);
    private static final Field NUMBER = Field.uint("irc.response.num_command", 16, "Numeric Command");
    private static final Protocol IRC = Protocol.of("irc", "IRC", "Internet Relay Chat", fields());

    /** The fields of one direction's lines. */
    private record Sentence(Field line, Field prefix, Field command, Field parameter, Field trailer, String name) {
        Sentence(String abbreviation, String name) {
            this(
                    Field.text(abbreviation, name),
                    Field.text(abbreviation + ".prefix", "Prefix"),
                    Field.text(abbreviation + ".command", "Command"),
                    Field.text(abbreviation + ".command_parameter", "Parameter"),
                    Field.text(abbreviation + ".trailer", "Trailer"),
                    name);
        }

        boolean isResponse() {
            return name.equals(RESPONSE_NAME);
        }
    }

    private static Field[] fields() {
        return new Field[] {
            REQUEST.line,
            REQUEST.prefix,
            REQUEST.command,
            REQUEST.parameter,
            REQUEST.trailer,
            RESPONSE.line,
            RESPONSE.prefix,
            RESPONSE.command,
            RESPONSE.parameter,
            RESPONSE.trailer,
            NUMBER
        };
    }

    @Override
    public Protocol protocol() {
        return IRC;
    }

    @Override
    public void register(Registrar registrar) {
        for (int port : PORTS) {
            registrar.bind("tcp.port", port, this);
        }
    }

    @Override
    public int pduLength(Bytes available) {
        return available.length();
    }

    @Override
    public void dissect(Dissection d) {
        // Who opened the connection is the client; it sent the first packet that was seen, too.
        Sentence sentence = d.direction() == 0 ? REQUEST : RESPONSE;
        StringBuilder summary = new StringBuilder(sentence.name);
        while (d.captured() > 0) {
            readLine(d, sentence, summary);
        }
        if (d.summarizing()) {
            d.summary(IRC, summary.toString());
        }
    }

    private static void readLine(Dissection d, Sentence sentence, StringBuilder summary) {
        Bytes rest = d.rest();
        int feed = rest.indexOf('\n', 0);
        int end = feed < 0 ? rest.length() : feed;
        int textEnd = end > 0 && rest.u8(end - 1) == '\r' ? end - 1 : end;
        int lineEnd = d.position() + Math.min(rest.length(), end + 1);
        if (textEnd > 0) {
            int stop = d.position() + textEnd;
            int mark = d.open(sentence.line, textEnd);
            if (rest.u8(0) == ':') {
                d.skip(1);
                d.text(sentence.prefix, wordLength(d, stop));
                skipBlanks(d, stop);
            }
            readCommand(d, sentence, stop, summary);
            readParameters(d, sentence, stop);
            d.close(mark);
        }
        d.skip(lineEnd - d.position());
    }

    private static void readCommand(Dissection d, Sentence sentence, int stop, StringBuilder summary) {
        int length = wordLength(d, stop);
        if (length == 0) {
            return;
        }
        int number = sentence.isResponse() && length == NUMBER_LENGTH ? number(d) : -1;
        summary.append(" (").append(d.string(sentence.command, length)).append(')');
        if (number >= 0) {
            d.hidden(NUMBER, 0, number);
        }
        skipBlanks(d, stop);
    }

    private static void readParameters(Dissection d, Sentence sentence, int stop) {
        while (d.position() < stop) {
            if (d.peekU8(0) == ':') {
                d.skip(1);
                d.text(sentence.trailer, stop - d.position());
                return;
            }
            d.text(sentence.parameter, wordLength(d, stop));
            skipBlanks(d, stop);
        }
    }

    /** {@return how many bytes before the next blank, at most up to {@code stop}} */
    private static int wordLength(Dissection d, int stop) {
        int left = stop - d.position();
        int length = 0;
        while (length < left && d.peekU8(length) != ' ') {
            length++;
        }
        return length;
    }

    private static void skipBlanks(Dissection d, int stop) {
        while (d.position() < stop && d.peekU8(0) == ' ') {
            d.skip(1);
        }
    }

    /** {@return the number that the next three bytes are the digits of, -1 where they are not} */
    private static int number(Dissection d) {
        int number = 0;
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            int digit = d.peekU8(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
