package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Records.AES_128_SHA256;
import static dev.peel.plugins.handshake.Records.CHANGE_CIPHER_SPEC;
import static dev.peel.plugins.handshake.Records.CHOOSES_13;
import static dev.peel.plugins.handshake.Records.CLIENT_KEY_EXCHANGE;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.FINISHED_12;
import static dev.peel.plugins.handshake.Records.OFFERS_13;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.serverHello;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.certificate.Certificates;
import java.util.HexFormat;

/** The packets up to some step, which tests go on from. */
final class Openers {
    /** The length of the encrypted record that holds Finished, where the cipher suite is TLS_AES_128_GCM_SHA256. */
    static final int FINISHED_13 = 53;
    /** The length of the encrypted record that holds an alert, likewise. */
    static final int ALERT_13 = 19;
    /** An alert of TLS 1.2 that cannot be read, such as close_notify. */
    static final String ENCRYPTED_ALERT_12 = "15 0303 001a" + "b1".repeat(26);

    private Openers() {}

    /** Opens a connection and completes a full handshake of TLS 1.2: frames 1 to 7. */
    static Conversation complete12(Conversation conversation) {
        return full12(conversation.connect(), clientHello(""), "");
    }

    /** Completes a full handshake of TLS 1.2, in four frames. */
    static Conversation full12(Conversation conversation, String clientHello, String sessionId, String... extensions) {
        return conversation
                .client(ACK, clientHello)
                .server(ACK, serverHello(ECDHE_RSA_AES_128, sessionId, extensions), SERVER_HELLO_DONE)
                .client(ACK, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12)
                .server(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);
    }

    /** Opens a connection and completes a full handshake of TLS 1.3: frames 1 to 6. */
    static Conversation complete13(Conversation conversation) {
        return flight13(conversation).client(ACK, encrypted(FINISHED_13));
    }

    /** Opens a connection up to the server's messages of TLS 1.3: frames 1 to 5. */
    static Conversation flight13(Conversation conversation) {
        return conversation
                .connect()
                .client(ACK, clientHello("", OFFERS_13))
                .server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), encrypted(500));
    }

    /** {@return a Certificate message with the certificates of these names} */
    static String certificates(String... names) {
        StringBuilder list = new StringBuilder();
        for (byte[] certificate : Certificates.of(names)) {
            list.append("%06x".formatted(certificate.length))
                    .append(HexFormat.of().formatHex(certificate));
        }
        int length = list.length() / 2;
        return "16 0303 %04x 0b %06x %06x".formatted(length + 7, length + 3, length) + list;
    }
}
