package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Opening;
import dev.peel.plugins.handshake.Preamble;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows what is said in the clear before TLS, in the first segments of a flow. Not thread-safe. */
final class PreambleTracker {
    private static final int MAX_SEGMENTS = 32;
    private static final int MAX_LENGTH = 2048; // bytes of a segment that are looked at
    private static final int MAX_LINE = 120; // characters that are kept

    private static final Pattern COMMAND = Pattern.compile(
            "(?im)^(?:\\S{1,16} )?(STARTTLS|STLS|AUTH (?:TLS|SSL)[^\\r\\n]*|CONNECT \\S+ HTTP/1\\.[01])\\r?\\n");
    private static final Pattern XML_COMMAND = Pattern.compile("<(starttls)\\b");
    private static final Pattern OFFER = Pattern.compile("(?im)\\bSTARTTLS\\b|\\bSTLS\\b|\\bAUTH TLS\\b|<starttls\\b");
    private static final Pattern LIST = Pattern.compile(
            "(?im)^250-|^\\* CAPABILITY |^\\+OK[^\\n]*\\n[^\\n]*(?:USER|UIDL|TOP)|^211-|<stream:features");
    private static final Pattern OVERWRITTEN = Pattern.compile("(?m)^250[ -]X{7,}");
    private static final Pattern NEGATIVE = Pattern.compile(
            "(?i)^(?:[45]\\d\\d\\b|-ERR|\\S{1,16} (?:NO|BAD)\\b|<failure|HTTP/1\\.[01] [3-5]\\d\\d|N$)");
    private static final Pattern POSITIVE =
            Pattern.compile("(?i)^(?:2\\d\\d\\b|\\+OK|\\S{1,16} OK\\b|<proceed|HTTP/1\\.[01] 2\\d\\d|S$)");

    private static final Pattern FAREWELL = Pattern.compile("(?i)^(?:\\S{1,16} )?(?:QUIT|LOGOUT)\\b|^</stream");
    private static final int LONGEST_FAREWELL = 8; // bytes, in protocols that are no text

    private int segments;
    private String command = "";
    private long commandFrame;
    private String answer = "";
    private long answerFrame;
    private @Nullable Boolean isAccepted;
    private long lists;
    private boolean offers;
    private boolean isOverwritten;
    private int excess;
    private long excessFrame;
    private boolean goesOn;

    /** {@return whether such an opening may lead to TLS} */
    static boolean mayLeadToTls(Opening opening) {
        return switch (opening) {
            case NUMBERED_REPLY, POP, IMAP, XMPP, HTTP_CONNECT, POSTGRES, TEXT, LDAP, MYSQL, SOCKS -> true;
            default -> false;
        };
    }

    /**
     * Looks at a segment's payload.
     *
     * @param isRequest whether it comes from the client
     */
    void take(boolean isRequest, long frame, byte[] array, int from, int length) {
        if (segments++ >= MAX_SEGMENTS || Boolean.TRUE.equals(isAccepted)) {
            return;
        }
        String text = new String(array, from, Math.min(length, MAX_LENGTH), StandardCharsets.ISO_8859_1);
        if (Boolean.FALSE.equals(isAccepted)) {
            boolean isAnother =
                    COMMAND.matcher(text).find() || FAREWELL.matcher(text).find();
            goesOn |= isRequest && length > LONGEST_FAREWELL && !isAnother;
            return;
        }
        BinaryPreamble.Saying saying = BinaryPreamble.of(isRequest, command, text);
        if (saying.kind() != BinaryPreamble.Kind.NOTHING) {
            note(saying, frame);
        } else if (!isRequest) {
            answer(text, frame);
        } else if (command.isEmpty()) {
            ask(text, frame);
        } else if (isAccepted == null && !text.startsWith("\u0016\u0003")) {
            excess += length;
            excessFrame = excessFrame == 0 ? frame : excessFrame;
        }
    }

    /** {@return what was said} */
    Preamble preamble() {
        return new Preamble(
                command,
                commandFrame,
                answer,
                answerFrame,
                isAccepted,
                lists,
                offers,
                isOverwritten,
                excess,
                excessFrame,
                goesOn);
    }

    /** {@return whether TLS or a way was asked for, or the server told whether it offers TLS} */
    boolean isBegun() {
        return !command.isEmpty() || lists > 0;
    }

    /** {@return whether what was asked for was refused, and the client did not go on without} */
    boolean isRefused() {
        return Boolean.FALSE.equals(isAccepted) && !goesOn;
    }

    private void note(BinaryPreamble.Saying saying, long frame) {
        switch (saying.kind()) {
            case COMMAND -> {
                command = saying.text();
                commandFrame = frame;
            }
            case ACCEPTED, REFUSED -> {
                if (isAccepted == null) {
                    isAccepted = saying.kind() == BinaryPreamble.Kind.ACCEPTED;
                    answer = saying.text();
                    answerFrame = frame;
                }
            }
            case OFFERS, OFFERS_NOT -> {
                lists = frame;
                offers = saying.kind() == BinaryPreamble.Kind.OFFERS;
            }
            case NOTHING -> {} // told by its text
        }
    }

    private void ask(String text, long frame) {
        Matcher found = COMMAND.matcher(text);
        Matcher foundXml = XML_COMMAND.matcher(text);
        if (found.find()) {
            command = line(found.group(1));
            commandFrame = frame;
            boolean isProxy = command.toUpperCase(Locale.ROOT).startsWith("CONNECT ");
            if (!isProxy && found.end() < text.length()) {
                excess = text.length() - found.end();
                excessFrame = frame;
            }
        } else if (foundXml.find()) {
            command = foundXml.group(1);
            commandFrame = frame;
        }
    }

    private void answer(String text, long frame) {
        if (command.isEmpty()) {
            if (LIST.matcher(text).find()) {
                lists = frame;
                offers = OFFER.matcher(text).find();
                isOverwritten = OVERWRITTEN.matcher(text).find();
            }
            return;
        }
        if (isAccepted == null) {
            boolean isNegative = NEGATIVE.matcher(text).find();
            boolean isPositive = !isNegative && POSITIVE.matcher(text).find();
            if (isNegative || isPositive) {
                isAccepted = isPositive;
                answer = line(text);
                answerFrame = frame;
            }
        }
    }

    private static String line(String text) {
        int end = 0;
        while (end < Math.min(text.length(), MAX_LINE) && text.charAt(end) >= ' ' && text.charAt(end) < 0x7f) {
            end++;
        }
        return text.substring(0, end);
    }
}
