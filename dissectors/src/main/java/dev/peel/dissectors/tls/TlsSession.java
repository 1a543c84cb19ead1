package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.flow.Slot;

/**
 * What is known of a connection.
 *
 * @param version what the ServerHello chose, {@link Versions#UNKNOWN} before it
 * @param recordVersion what the last record said before the ServerHello, {@link Versions#UNKNOWN} before any
 * @param cipherSuite what the ServerHello chose, {@link #NO_SUITE} before it
 * @param sessionId what the ClientHello offered to resume, one char a byte; empty where it offered none
 * @param resumed whether the ServerHello took up the session that the ClientHello offered; up to TLS 1.2
 * @param hasEarlyData whether the ClientHello says that data of TLS 1.3 follow before the ServerHello
 * @param hasHello whether a ClientHello or ServerHello was seen
 * @param forward the side that sends in direction 0
 * @param backward the side that sends in direction 1
 */
record TlsSession(
        int version,
        int recordVersion,
        int cipherSuite,
        String sessionId,
        boolean resumed,
        boolean hasEarlyData,
        boolean hasHello,
        Side forward,
        Side backward) {
    static final int NO_SUITE = -1;

    private static final Side START = new Side(false, false, Side.NO_FRAGMENT, 0);
    private static final TlsSession NEW =
            new TlsSession(Versions.UNKNOWN, Versions.UNKNOWN, NO_SUITE, "", false, false, false, START, START);
    private static final Slot<TlsSession> SLOT = Slot.of("tls");

    /**
     * What one side did.
     *
     * @param changedCipherSpec whether it sent ChangeCipherSpec
     * @param sentData whether it sent application data of TLS 1.3 that is not early
     * @param fragmentType the type of the handshake message that is not whole yet, {@link #NO_FRAGMENT} where there is none
     * @param fragmentMissing how many bytes of that message are missing, {@link #UNKNOWN_LENGTH} where its header is incomplete
     */
    record Side(boolean changedCipherSpec, boolean sentData, int fragmentType, int fragmentMissing) {
        static final int NO_FRAGMENT = -1;
        static final int UNKNOWN_LENGTH = 0;
    }

    /** {@return what is known of the connection at hand} */
    static TlsSession of(Dissection d) {
        TlsSession known = d.state(SLOT);
        return known == null ? NEW : known;
    }

    void remember(Dissection d) {
        d.state(SLOT, this);
    }

    /** {@return the version, or what stands in for it while it is not chosen} */
    int shownVersion() {
        return version == Versions.UNKNOWN ? recordVersion : version;
    }

    /** {@return whether what is encrypted is so as in TLS 1.3} */
    boolean is13() {
        return version == Versions.UNKNOWN ? hasEarlyData : Versions.is13(version);
    }

    Side side(int direction) {
        return direction == 0 ? forward : backward;
    }

    /**
     * {@return whether a record of {@code type} and all that follow it in {@code direction} are encrypted} Early data may be followed by
     * another ClientHello, RFC 8446 4.2.10: of such connections it is not told.
     */
    boolean isEncrypted(int direction, int type) {
        Side side = side(direction);
        if (version == Versions.UNKNOWN) {
            return false;
        }
        if (is13()) {
            return side.sentData || type == ContentType.APPLICATION_DATA && !hasEarlyData;
        }
        return side.changedCipherSpec && side.fragmentType == Side.NO_FRAGMENT;
    }

    TlsSession withClientHello(String offeredSession) {
        return new TlsSession(
                version, recordVersion, cipherSuite, offeredSession, false, false, true, forward, backward);
    }

    TlsSession withServerHello(int chosenVersion, int chosenSuite, boolean resumes) {
        return new TlsSession(
                chosenVersion, recordVersion, chosenSuite, sessionId, resumes, hasEarlyData, true, forward, backward);
    }

    TlsSession withEarlyData() {
        return new TlsSession(
                version, recordVersion, cipherSuite, sessionId, resumed, true, hasHello, forward, backward);
    }

    TlsSession withVersion(int knownVersion) {
        return new TlsSession(
                knownVersion,
                recordVersion,
                cipherSuite,
                sessionId,
                resumed,
                hasEarlyData,
                hasHello,
                forward,
                backward);
    }

    TlsSession withRecordVersion(int seenVersion) {
        return new TlsSession(
                version, seenVersion, cipherSuite, sessionId, resumed, hasEarlyData, hasHello, forward, backward);
    }

    TlsSession withChangedCipherSpec(int direction) {
        Side before = side(direction);
        return withSide(direction, new Side(true, before.sentData, before.fragmentType, before.fragmentMissing));
    }

    /** {@return the session after a record of application data; this one where that changes nothing} */
    TlsSession withApplicationData(int direction) {
        Side before = side(direction);
        if (before.sentData || version == Versions.UNKNOWN || !is13() || hasEarlyData) {
            return this;
        }
        return withSide(
                direction, new Side(before.changedCipherSpec, true, before.fragmentType, before.fragmentMissing));
    }

    TlsSession withFragment(int direction, int type, int missing) {
        Side before = side(direction);
        return withSide(direction, new Side(before.changedCipherSpec, before.sentData, type, missing));
    }

    private TlsSession withSide(int direction, Side next) {
        return new TlsSession(
                version,
                recordVersion,
                cipherSuite,
                sessionId,
                resumed,
                hasEarlyData,
                hasHello,
                direction == 0 ? next : forward,
                direction == 0 ? backward : next);
    }
}
