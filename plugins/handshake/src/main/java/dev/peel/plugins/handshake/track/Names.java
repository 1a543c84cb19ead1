package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.MessageType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of numbers that hello messages and alerts carry, and what follows from them. Immutable. */
final class Names {
    private static final int HANDSHAKE_HEADER_LENGTH = 4; // bytes, RFC 8446 4
    private static final int INNER_TYPE_LENGTH = 1; // bytes, RFC 8446 5.2
    private static final int TAG_LENGTH = 16; // bytes, RFC 5116 5.1 and 5.3
    private static final int SHORT_TAG_LENGTH = 8; // bytes, RFC 6655 6.1
    private static final int ALERT_LENGTH = 2; // bytes, RFC 8446 6

    private static final int CODES = 256; // of messages, and of alerts

    private final Parts parts;
    private final String[] messages = new String[CODES]; // every flow has many
    private final @Nullable String[] alerts = new String[CODES];

    Names(Parts parts) {
        this.parts = parts;
        for (int code = 0; code < CODES; code++) {
            String message = parts.name(Part.MESSAGE_TYPE, code);
            String alert = parts.name(Part.ALERT_DESCRIPTION, code);
            messages[code] = message == null ? "message of type " + code : message.replace(" ", "");
            alerts[code] = alert == null
                    ? null
                    : alert.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        }
    }

    /** {@return the message's name in RFC 8446 and RFC 5246, such as {@code ClientHello}} */
    String message(int type) {
        if (type == MessageType.HELLO_RETRY_REQUEST) {
            return "HelloRetryRequest";
        }
        return messages[type];
    }

    /** {@return an alert in the words that people read; {@code description} is negative where it cannot be read} */
    String alertText(int description) {
        String name = alert(description);
        return description < 0 ? "alert (encrypted)" : "alert " + (name == null ? description : name);
    }

    String version(int number) {
        String name = parts.name(Part.VERSION, number);
        return name == null ? String.format(Locale.ROOT, "Unknown (0x%04x)", number) : name;
    }

    String cipher(int number) {
        String name = parts.name(Part.CIPHER_SUITE, number);
        return name == null ? String.format(Locale.ROOT, "Unknown (0x%04x)", number) : name;
    }

    /** {@return the name in RFC 8446, such as {@code bad_record_mac}; null where there is none} */
    @Nullable
    String alert(int description) {
        return description < 0 ? null : alerts[description];
    }

    /**
     * {@return how many bytes the encrypted record has at least that holds a Finished message of TLS 1.3, RFC 8446 4.4.4 and 5.2}
     *
     * @param cipher the cipher suite, whose name ends with its hash and, where the tag is short, its tag's length
     */
    int finishedLength(int cipher) {
        return HANDSHAKE_HEADER_LENGTH + hashLength(cipher) + INNER_TYPE_LENGTH + tagLength(cipher);
    }

    /** {@return how many bytes the encrypted record has that holds an alert of TLS 1.3 without padding} */
    int alertLength(int cipher) {
        return ALERT_LENGTH + INNER_TYPE_LENGTH + tagLength(cipher);
    }

    private int hashLength(int cipher) {
        String name = cipher(cipher);
        return name.endsWith("SHA512") ? 64 : name.endsWith("SHA384") ? 48 : 32;
    }

    private int tagLength(int cipher) {
        String name = parts.name(Part.CIPHER_SUITE, cipher);
        return name == null || name.contains("CCM_8") ? SHORT_TAG_LENGTH : TAG_LENGTH;
    }
}
