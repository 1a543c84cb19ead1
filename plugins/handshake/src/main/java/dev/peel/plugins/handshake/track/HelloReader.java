package dev.peel.plugins.handshake.track;

import dev.peel.core.packet.Tape;
import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.ExtensionType;
import dev.peel.plugins.handshake.Numbers;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.ServerHello.Sentinel;
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
    // RFC 8446 4.1.3: the last bytes of a random that tell of a version that was not chosen
    private static final byte[] KNOWS_13 = HexFormat.of().parseHex("444f574e47524401");
    private static final byte[] KNOWS_12 = HexFormat.of().parseHex("444f574e47524400");
    private static final int RANDOM_LENGTH = 32; // bytes
    private static final int UNKNOWN = -1;

    private final EntryText texts;
    private final Pool<Numbers> lists = new Pool<>();
    private final NumberList suites = new NumberList();
    private final NumberList compressions = new NumberList();
    private final NumberList extensions = new NumberList();
    private final NumberList versions = new NumberList();
    private final NumberList groups = new NumberList();
    private final NumberList shares = new NumberList();
    private final NumberList signatures = new NumberList();
    private final NumberList pskModes = new NumberList();
    private final List<String> protocols = new ArrayList<>();
    private final Pool<List<String>> protocolLists = new Pool<>();
    private int version;
    private int selectedVersion;
    private int group;
    private String serverName = "";
    private int sessionIdLength;
    private long session;
    private int ticketLength;
    private long ticket;
    private boolean isRetry;
    private Sentinel sentinel = Sentinel.NONE;
    private int size;

    /**
     * Makes a reader.
     *
     * @param texts writes names
     */
    HelloReader(EntryText texts) {
        this.texts = texts;
        clear();
    }

    /** Starts a new message. */
    void clear() {
        suites.clear();
        compressions.clear();
        extensions.clear();
        versions.clear();
        groups.clear();
        shares.clear();
        signatures.clear();
        pskModes.clear();
        protocols.clear();
        version = UNKNOWN;
        selectedVersion = UNKNOWN;
        group = UNKNOWN;
        serverName = "";
        sessionIdLength = 0;
        session = 0;
        ticketLength = UNKNOWN;
        ticket = 0;
        isRetry = false;
        sentinel = Sentinel.NONE;
        size = 0;
    }

    /** Says how many bytes the message has. */
    void size(int bytes) {
        size = bytes;
    }

    /** Takes entry {@code i} of {@code tape}, which is {@code part} of a handshake message; of no use where it is no part of a hello. */
    void take(Part part, Tape tape, int i) {
        int value = (int) tape.value(i);
        switch (part) {
            case VERSION -> version = value;
            case RANDOM -> random(tape, i);
            case SESSION_ID -> {
                sessionIdLength = tape.availableLength(i);
                session = Digests.of(tape, i);
            }
            case CIPHER_SUITE -> suites.add(value);
            case COMPRESSION -> compressions.add(value);
            case EXTENSION_TYPE -> extensions.add(value);
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
                versions.add(value);
                selectedVersion = value;
            }
            case GROUP -> groups.add(value);
            case KEY_SHARE -> {
                shares.add(value);
                group = value;
            }
            case ASKED_KEY_SHARE -> group = value;
            case SIGNATURE_ALGORITHM -> signatures.add(value);
            case PSK_MODE -> pskModes.add(value);
            case EXTENSION_LENGTH -> {
                if (isTicket()) {
                    ticketLength = value;
                }
            }
            case EXTENSION_DATA -> {
                if (isTicket()) {
                    ticket = Digests.of(tape, i);
                }
            }
            default -> {} // of other messages
        }
    }

    /** {@return the ClientHello, as far as it was taken} */
    ClientHello offer(long frame) {
        return new ClientHello(
                frame,
                size,
                version,
                list(suites),
                list(compressions),
                list(extensions),
                list(versions),
                list(groups),
                list(shares),
                list(signatures),
                list(pskModes),
                protocols(),
                serverName,
                sessionIdLength,
                ticketLength,
                session,
                ticket);
    }

    /** {@return the ServerHello, as far as it was taken} */
    ServerHello choice(long frame) {
        return new ServerHello(
                frame,
                size,
                version,
                Numbers.isGrease(selectedVersion) ? UNKNOWN : selectedVersion,
                suites.isEmpty() ? UNKNOWN : suites.last(),
                compressions.isEmpty() ? 0 : compressions.last(),
                list(extensions),
                group,
                protocols(),
                sessionIdLength,
                session,
                sentinel);
    }

    /** {@return the last signature algorithm that was taken, negative where there is none} */
    int signature() {
        return signatures.isEmpty() ? UNKNOWN : signatures.last();
    }

    /** {@return whether the message is a HelloRetryRequest in the form of a ServerHello} */
    boolean isRetry() {
        return isRetry;
    }

    private boolean isTicket() {
        return !extensions.isEmpty() && extensions.last() == ExtensionType.SESSION_TICKET;
    }

    private Numbers list(NumberList numbers) {
        return lists.once(numbers.numbers());
    }

    private List<String> protocols() {
        return protocolLists.once(List.copyOf(protocols));
    }

    private void random(Tape tape, int i) {
        if (tape.availableLength(i) != RANDOM_LENGTH) {
            return;
        }
        int source = tape.source(i);
        byte[] array = tape.sourceArray(source);
        int from = tape.sourceStart(source) + tape.offset(i);
        int end = from + RANDOM_LENGTH;
        isRetry = Arrays.equals(array, from, end, RETRY_RANDOM, 0, RANDOM_LENGTH);
        int tail = end - KNOWS_13.length;
        sentinel = Arrays.equals(array, tail, end, KNOWS_13, 0, KNOWS_13.length)
                ? Sentinel.KNOWS_13
                : Arrays.equals(array, tail, end, KNOWS_12, 0, KNOWS_12.length) ? Sentinel.KNOWS_12 : Sentinel.NONE;
    }
}
