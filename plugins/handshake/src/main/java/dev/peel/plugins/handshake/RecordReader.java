package dev.peel.plugins.handshake;

import dev.peel.core.packet.Tape;

/**
 * Puts the fields of one segment's TLS records together to messages, records and alerts, and tells these to the flow.
 *
 * <p>A record starts with its content type, a message with its handshake type, and either ends where the next starts. Not thread-safe.
 */
final class RecordReader {
    // Hot path: no allocation per record, only per ClientHello and ServerHello.

    private static final int NONE = -1;
    private static final int ALERT = 21; // content type, RFC 8446 5.1

    private final Names names;
    private final EntryText texts;
    private final TlsPorts ports;
    private final HelloReader hello = new HelloReader();
    private int recordType = NONE;
    private int recordLength;
    private boolean hasMessage;
    private int messageType = NONE;
    private int alertLevel = Alert.ENCRYPTED;
    private int alertCode = Alert.ENCRYPTED;

    /**
     * Makes a reader.
     *
     * @param ports is told where TLS is spoken
     */
    RecordReader(Names names, EntryText texts, TlsPorts ports) {
        this.ports = ports;
        this.names = names;
        this.texts = texts;
    }

    /** Takes entry {@code i} of {@code tape}, which is {@code part} of a record in {@code flow}. */
    void take(FlowTracker flow, int direction, long time, Part part, Tape tape, int i) {
        switch (part) {
            case RECORD_TYPE, RECORD_OPAQUE_TYPE -> {
                finish(flow, direction, time);
                recordType = (int) tape.value(i);
            }
            case RECORD_LENGTH -> recordLength = (int) tape.value(i);
            case MESSAGE_TYPE -> {
                finishMessage(flow, direction, time);
                hello.clear();
                hasMessage = true;
                messageType = (int) tape.value(i);
            }
            case ALERT_LEVEL -> alertLevel = (int) tape.value(i);
            case ALERT_DESCRIPTION -> alertCode = (int) tape.value(i);
            default -> {
                if (messageType != NONE) {
                    hello.take(part, tape, i, texts);
                }
            }
        }
    }

    /** Tells what is not told yet; called at the end of a segment. */
    void finish(FlowTracker flow, int direction, long time) {
        finishMessage(flow, direction, time);
        if (recordType != NONE) {
            TlsTracker tls = flow.tlsOrNew();
            if (recordType == ALERT) {
                tls.alert(direction, alertLevel, alertCode);
            }
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
            TlsTracker tls = flow.tlsOrNew();
            if (tls.isHello(messageType)) {
                tls.hello(direction, time, messageType, hello.hello(), names);
                ports.add(flow.endpoint(1 - flow.client()));
            } else {
                tls.message(direction, time, messageType);
            }
        }
        messageType = NONE;
    }
}
