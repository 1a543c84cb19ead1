package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import java.util.List;

/**
 * The letters by which Zeek's ssl.log tells of a handshake: {@code ssl_history}. Those in upper case are the client's; what is
 * encrypted has none, nor what comes after both sides changed their cipher spec.
 */
final class TlsHistory {
    private static final int MAX_LETTERS = 100;

    private TlsHistory() {}

    static String of(List<Moment> moments) {
        StringBuilder letters = new StringBuilder();
        boolean clientChanged = false;
        boolean serverChanged = false;
        for (Moment moment : moments) {
            boolean isOver = clientChanged && serverChanged || letters.length() == MAX_LETTERS;
            if (moment instanceof Moment.Message message && !isOver) {
                boolean isClient = message.by() == Party.CLIENT;
                char letter = letter(message);
                if (letter != ' ') {
                    letters.append(isClient ? letter : Character.toLowerCase(letter));
                }
                boolean isChange = message.content() == ContentType.CHANGE_CIPHER_SPEC;
                clientChanged |= isChange && isClient;
                serverChanged |= isChange && !isClient;
            }
        }
        return letters.toString();
    }

    private static char letter(Moment.Message message) {
        return switch (message.content()) {
            case ContentType.CHANGE_CIPHER_SPEC -> 'I';
            case ContentType.ALERT -> message.type() < 0 ? ' ' : 'L';
            case ContentType.HEARTBEAT -> 'B';
            case ContentType.HANDSHAKE -> message.type() < 0 ? ' ' : ofType(message.type());
            default -> ' ';
        };
    }

    private static char ofType(int type) {
        return switch (type) {
            case MessageType.HELLO_REQUEST -> 'H';
            case MessageType.CLIENT_HELLO -> 'C';
            case MessageType.SERVER_HELLO -> 'S';
            case 3 -> 'V'; // hello_verify_request, RFC 6347 4.2.1
            case MessageType.NEW_SESSION_TICKET -> 'T';
            case 5 -> 'E'; // end_of_early_data, RFC 8446 4.5
            case MessageType.HELLO_RETRY_REQUEST -> 'J';
            case 8 -> 'O'; // encrypted_extensions, RFC 8446 4.3.1
            case MessageType.CERTIFICATE -> 'X';
            case MessageType.SERVER_KEY_EXCHANGE -> 'K';
            case MessageType.CERTIFICATE_REQUEST -> 'R';
            case MessageType.SERVER_HELLO_DONE -> 'N';
            case MessageType.CERTIFICATE_VERIFY -> 'Y';
            case MessageType.CLIENT_KEY_EXCHANGE -> 'G';
            case MessageType.FINISHED -> 'F';
            case 21 -> 'W'; // certificate_url, RFC 6066 5
            case MessageType.CERTIFICATE_STATUS -> 'U';
            case 23 -> 'A'; // supplemental_data, RFC 4680 2
            case 24 -> 'P'; // key_update, RFC 8446 4.6.3
            case 254 -> 'M'; // message_hash, RFC 8446 4.4.1
            default -> 'Z';
        };
    }
}
