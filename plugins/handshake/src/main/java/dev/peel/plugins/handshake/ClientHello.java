package dev.peel.plugins.handshake;

import java.util.List;

/**
 * What a ClientHello offers, RFC 8446 4.1.2. Lists are in the message's order, with what RFC 8701 reserves.
 *
 * @param frame the frame that completes it
 * @param size of the message, in bytes
 * @param version its {@code legacy_version}
 * @param suites the cipher suites
 * @param compressions the compression methods
 * @param extensions the types of its extensions
 * @param versions what {@code supported_versions} lists, RFC 8446 4.2.1
 * @param groups what {@code supported_groups} lists, RFC 8446 4.2.7
 * @param shares the groups that it brings a key share of, RFC 8446 4.2.8
 * @param signatures what {@code signature_algorithms} lists, RFC 8446 4.2.3
 * @param pskModes what {@code psk_key_exchange_modes} lists, RFC 8446 4.2.9
 * @param protocols the application protocols, RFC 7301 3.1
 * @param serverName the name asked for, RFC 6066 3; empty where there is none
 * @param sessionIdLength of the session's id, 0 to 32 bytes
 * @param ticketLength of the session ticket, RFC 5077 3.2; -1 where the extension is not there
 * @param session a number that equal session ids share, 0 where there is none
 * @param ticket a number that equal tickets share, 0 where there is none
 */
public record ClientHello(
        long frame,
        int size,
        int version,
        Numbers suites,
        Numbers compressions,
        Numbers extensions,
        Numbers versions,
        Numbers groups,
        Numbers shares,
        Numbers signatures,
        Numbers pskModes,
        List<String> protocols,
        String serverName,
        int sessionIdLength,
        int ticketLength,
        long session,
        long ticket) {

    /** {@return the highest version that it offers; -1 where the message is cut} */
    public int highestVersion() {
        int highest = -1;
        for (int i = 0; i < versions.size(); i++) {
            if (!Numbers.isGrease(versions.get(i))) {
                highest = Versions.higher(highest, versions.get(i));
            }
        }
        return highest < 0 ? version : highest;
    }

    /** {@return whether it offers {@code extension}} */
    public boolean has(int extension) {
        return extensions.contains(extension);
    }

    /** {@return whether it asks to take up an earlier session} */
    public boolean resumes() {
        // RFC 8446 D.4: a client that offers TLS 1.3 makes up a session id, which then is no wish to resume.
        return ticketLength > 0
                || has(ExtensionType.PRE_SHARED_KEY)
                || sessionIdLength > 0 && !Versions.is13(highestVersion());
    }
}
