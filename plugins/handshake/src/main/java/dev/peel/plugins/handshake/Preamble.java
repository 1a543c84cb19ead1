package dev.peel.plugins.handshake;

import org.jspecify.annotations.Nullable;

/**
 * What was said in the clear before TLS: a proxy that was asked for a way, or a server that was asked for TLS.
 *
 * @param command the command that asks for it, such as {@code STARTTLS}; empty where none was seen
 * @param commandFrame its frame; 0 where there is none
 * @param answer the server's answer to it, a line; empty where none was seen
 * @param answerFrame its frame; 0 where there is none
 * @param isAccepted whether the answer agrees; null where there is none
 * @param lists the frame in which the server lists what it can do; 0 where there is none
 * @param offers whether TLS is on that list
 * @param isOverwritten whether an entry of that list was overwritten with the letter X
 * @param excess how many bytes the client sent behind the command without waiting for the answer
 * @param excessFrame the frame with those; 0 where there is none
 * @param goesOn whether the client went on in the clear after the server had refused
 */
public record Preamble(
        String command,
        long commandFrame,
        String answer,
        long answerFrame,
        @Nullable Boolean isAccepted,
        long lists,
        boolean offers,
        boolean isOverwritten,
        int excess,
        long excessFrame,
        boolean goesOn) {
    /** Nothing was said before TLS. */
    public static final Preamble NONE = new Preamble("", 0, "", 0, null, 0, false, false, 0, 0, false);
}
