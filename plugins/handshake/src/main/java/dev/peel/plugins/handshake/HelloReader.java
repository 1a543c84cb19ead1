package dev.peel.plugins.handshake;

import dev.peel.core.packet.Tape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Puts the fields of a ClientHello or ServerHello together.
 *
 * <p>Reused for every message: do not keep.
 */
final class HelloReader {
    /** How many application protocols of a ClientHello are kept. */
    static final int MAX_PROTOCOLS = 16;
    /** How much of a name in a hello message is kept; RFC 1035 2.3.4 and RFC 7301 3.1 allow no more. */
    static final int MAX_NAME_LENGTH = 255; // characters

    // RFC 8446 4.1.3: this random marks a HelloRetryRequest
    private static final byte[] RETRY_RANDOM =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
    private static final int SESSION_TICKET = 35; // RFC 5077 3.2
    private static final int PRE_SHARED_KEY = 41; // RFC 8446 4.2

    private final List<String> protocols = new ArrayList<>();
    private int version;
    private int highestVersion;
    private int cipher;
    private int extension;
    private String serverName = "";
    private String sessionId = "";
    private boolean hasTicket;
    private boolean hasPreSharedKey;
    private boolean isRetry;

    /** Starts a new message. */
    void clear() {
        protocols.clear();
        version = Hello.UNKNOWN;
        highestVersion = Hello.UNKNOWN;
        cipher = Hello.UNKNOWN;
        extension = Hello.UNKNOWN;
        serverName = "";
        sessionId = "";
        hasTicket = false;
        hasPreSharedKey = false;
        isRetry = false;
    }

    /**
     * Takes entry {@code i} of {@code tape}, which is {@code part} of a handshake message.
     *
     * @param texts writes names
     */
    void take(Part part, Tape tape, int i, EntryText texts) {
        long value = tape.value(i);
        switch (part) {
            case VERSION -> version = (int) value;
            case RANDOM -> isRetry = equals(tape, i, RETRY_RANDOM);
            case SESSION_ID -> sessionId = bytes(tape, i);
            case CIPHER_SUITE -> cipher = (int) value;
            case EXTENSION_TYPE -> {
                extension = (int) value;
                hasPreSharedKey |= value == PRE_SHARED_KEY;
            }
            case EXTENSION_LENGTH -> hasTicket |= extension == SESSION_TICKET && value > 0;
            case SERVER_NAME -> {
                if (serverName.isEmpty()) {
                    serverName = texts.of(tape, i, MAX_NAME_LENGTH);
                }
            }
            case APPLICATION_PROTOCOL -> {
                if (protocols.size() < MAX_PROTOCOLS) {
                    protocols.add(texts.of(tape, i, MAX_NAME_LENGTH));
                }
            }
            case SUPPORTED_VERSION -> {
                if (!Versions.isGrease((int) value)) {
                    highestVersion = Versions.higher(highestVersion, (int) value);
                }
            }
            case SELECTED_IDENTITY -> hasPreSharedKey = true;
            default -> throw new IllegalArgumentException(part + " is no part of a hello message");
        }
    }

    /** {@return the message, as far as it was taken} */
    Hello hello() {
        return new Hello(
                highestVersion == Hello.UNKNOWN ? version : highestVersion,
                cipher,
                serverName,
                List.copyOf(protocols),
                sessionId,
                hasTicket,
                hasPreSharedKey,
                isRetry);
    }

    private static boolean equals(Tape tape, int i, byte[] wanted) {
        int source = tape.source(i);
        int from = tape.sourceStart(source) + tape.offset(i);
        return tape.availableLength(i) == wanted.length
                && Arrays.equals(tape.sourceArray(source), from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static String bytes(Tape tape, int i) {
        int source = tape.source(i);
        int from = tape.sourceStart(source) + tape.offset(i);
        int length = Math.min(tape.availableLength(i), MAX_NAME_LENGTH);
        return new String(tape.sourceArray(source), from, length, StandardCharsets.ISO_8859_1);
    }
}
