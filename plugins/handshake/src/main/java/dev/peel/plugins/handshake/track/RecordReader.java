package dev.peel.plugins.handshake.track;

import dev.peel.core.packet.Tape;
import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Certificates;
import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.certificate.Staple;
import java.util.Arrays;

/**
 * Puts the fields of one segment's TLS records together to messages, records and alerts, and tells these to the flow.
 *
 * <p>A record starts with its content type, a message with its handshake type, and either ends where the next starts. Not thread-safe.
 */
final class RecordReader {
    // Hot path: no allocation per record, only per ClientHello, ServerHello and Certificate.

    private static final int NONE = -1;
    private static final int MESSAGE_HEADER = 4; // bytes, RFC 8446 4

    private final Names names;
    private final TlsPorts ports;
    private final HelloReader hello;
    private final CertificatePool certificates;
    private int recordType = NONE;
    private int recordLength;
    private boolean hasMessage;
    private int messageType = NONE;
    private int messageLength;
    private int certificateCount;
    private int curve = NONE;
    private int primeLength = NONE;
    private long lifetime = NONE;
    private long ticket;
    private int alertLevel = Alert.ENCRYPTED;
    private int alertCode = Alert.ENCRYPTED;

    /**
     * Makes a reader.
     *
     * @param ports is told where TLS is spoken
     */
    RecordReader(Names names, EntryText texts, TlsPorts ports, CertificatePool certificates) {
        this.ports = ports;
        this.names = names;
        this.certificates = certificates;
        hello = new HelloReader(texts);
    }

    /** Takes entry {@code i} of {@code tape}, which is {@code part} of a record in {@code flow}. */
    void take(FlowTracker flow, int direction, long time, Part part, Tape tape, int i) {
        switch (part) {
            case RECORD_TYPE, RECORD_OPAQUE_TYPE -> {
                finish(flow, direction, time);
                recordType = (int) tape.value(i);
            }
            case UNKNOWN_RECORD, INVALID_LENGTH -> {
                TlsTracker known = flow.tls();
                if (known != null) {
                    known.breaks(direction);
                }
            }
            case RECORD_LENGTH -> recordLength = (int) tape.value(i);
            case MESSAGE_TYPE -> {
                finishMessage(flow, direction, time);
                clear();
                hasMessage = true;
                messageType = (int) tape.value(i);
            }
            case MESSAGE_LENGTH -> messageLength = (int) tape.value(i);
            case CERTIFICATE -> {
                certificateCount++;
                certificates.take(tape, i);
            }
            case OCSP_RESPONSE -> {
                if (messageType == MessageType.CERTIFICATE_STATUS) {
                    flow.tlsOrNew().staples(Staple.of(flow.frame(), bytes(tape, i)));
                }
            }
            case NAMED_CURVE -> curve = (int) tape.value(i);
            case PRIME_LENGTH -> primeLength = (int) tape.value(i);
            case TICKET_LIFETIME -> lifetime = tape.value(i);
            case FALSE_HEARTBEAT -> flow.tlsOrNew().falseHeartbeat(flow.frame());
            case ALERT_LEVEL -> alertLevel = (int) tape.value(i);
            case ALERT_DESCRIPTION -> alertCode = (int) tape.value(i);
            default -> {
                if (messageType != NONE) {
                    ticket = part == Part.TICKET ? Digests.of(tape, i) : ticket;
                    hello.take(part, tape, i);
                }
            }
        }
    }

    /** Tells what is not told yet; called at the end of a segment. */
    void finish(FlowTracker flow, int direction, long time) {
        finishMessage(flow, direction, time);
        if (recordType != NONE) {
            TlsTracker tls = flow.tlsOrNew();
            if (recordType == ContentType.ALERT) {
                tls.alert(direction, time, alertLevel, alertCode, recordLength);
            }
            flow.side(direction).record(recordType, recordLength, flow.frame());
            tls.record(direction, time, recordType, recordLength, hasMessage);
        }
        recordType = NONE;
        recordLength = 0;
        hasMessage = false;
        alertLevel = Alert.ENCRYPTED;
        alertCode = Alert.ENCRYPTED;
    }

    private void finishMessage(FlowTracker flow, int direction, long time) {
        if (messageType != NONE) {
            tell(flow.tlsOrNew(), flow, direction, time);
        }
        messageType = NONE;
    }

    private void tell(TlsTracker tls, FlowTracker flow, int direction, long time) {
        int size = messageLength + MESSAGE_HEADER;
        hello.size(size);
        if (tls.isHello(messageType)) {
            if (messageType == MessageType.CLIENT_HELLO) {
                tls.offers(direction, time, hello.offer(flow.frame()));
            } else if (messageType == MessageType.HELLO_RETRY_REQUEST || hello.isRetry()) {
                tls.retries(direction, time, hello.choice(flow.frame()));
            } else {
                tls.chooses(direction, time, hello.choice(flow.frame()), names);
            }
            ports.add(flow.endpoint(1 - flow.client()));
            return;
        }
        switch (messageType) {
            case MessageType.CERTIFICATE ->
                tls.certificates(
                        direction, new Certificates(flow.frame(), certificates.chain(), certificateCount == 0));
            case MessageType.SERVER_KEY_EXCHANGE -> tls.keyExchange(curve, primeLength, hello.signature());
            case MessageType.NEW_SESSION_TICKET -> tls.ticket(ticket, lifetime);
            default -> {} // told of by their type alone
        }
        tls.message(direction, time, messageType, size);
    }

    private static byte[] bytes(Tape tape, int i) {
        int source = tape.source(i);
        int from = tape.sourceStart(source) + tape.offset(i);
        return Arrays.copyOfRange(tape.sourceArray(source), from, from + tape.availableLength(i));
    }

    private void clear() {
        hello.clear();
        certificates.clear();
        certificateCount = 0;
        messageLength = 0;
        curve = NONE;
        primeLength = NONE;
        lifetime = NONE;
        ticket = 0;
    }
}
