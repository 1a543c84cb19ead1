package dev.peel.plugins.handshake;

import java.util.List;

/**
 * What a ServerHello or HelloRetryRequest chooses, RFC 8446 4.1.3 and 4.1.4.
 *
 * @param frame the frame that completes it
 * @param size of the message, in bytes
 * @param version its {@code legacy_version}
 * @param selectedVersion what {@code supported_versions} says; -1 where the extension is not there
 * @param suite the cipher suite; -1 where the message is cut
 * @param compression the compression method
 * @param extensions the types of its extensions, in its order
 * @param group the group of its key share, or the one that it asks for; -1 where there is none
 * @param protocols the application protocol chosen; empty where none is or, as in TLS 1.3, it is encrypted
 * @param sessionIdLength of the session's id, 0 to 32 bytes
 * @param session a number that equal session ids share, 0 where there is none
 * @param sentinel what the end of its random says of a version that was not chosen, RFC 8446 4.1.3
 */
public record ServerHello(
        long frame,
        int size,
        int version,
        int selectedVersion,
        int suite,
        int compression,
        Numbers extensions,
        int group,
        List<String> protocols,
        int sessionIdLength,
        long session,
        Sentinel sentinel) {

    /** What a server that could do better says of the version that it chose. */
    public enum Sentinel {
        /** Nothing. */
        NONE,
        /** That it knows TLS 1.3, and chose TLS 1.2. */
        KNOWS_13,
        /** That it knows TLS 1.2 at least, and chose an older version. */
        KNOWS_12
    }

    /** {@return the version chosen; -1 where the message is cut} */
    public int chosenVersion() {
        return selectedVersion < 0 ? version : selectedVersion;
    }

    /** {@return whether it carries {@code extension}} */
    public boolean has(int extension) {
        return extensions.contains(extension);
    }
}
