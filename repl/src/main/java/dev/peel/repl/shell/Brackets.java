package dev.peel.repl.shell;

/** Tells, without an engine, whether a script may go on: a bracket, a quote or a comment in it is open. */
final class Brackets {
    private Brackets() {}

    /** {@return whether something in {@code script} is open; a bracket in a regular expression may seem so} */
    static boolean areOpen(String script) {
        int depth = 0;
        int at = 0;
        while (at < script.length()) {
            char character = script.charAt(at);
            if (script.startsWith("//", at)) {
                at = end(script, "\n", at);
            } else if (script.startsWith("/*", at)) {
                int end = script.indexOf("*/", at + 2);
                if (end < 0) {
                    return true;
                }
                at = end + 2;
            } else if (character == '"' || character == '\'' || character == '`') {
                at = quoteEnd(script, at);
                if (at > script.length()) {
                    return true;
                }
            } else {
                depth += depth(character);
                at++;
            }
        }
        return depth > 0;
    }

    private static int end(String script, String mark, int from) {
        int end = script.indexOf(mark, from);
        return end < 0 ? script.length() : end;
    }

    private static int depth(char character) {
        return switch (character) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }

    /** {@return the index behind the quote that closes the one at {@code open}; beyond the script where none does} */
    private static int quoteEnd(String script, int open) {
        int at = open + 1;
        while (at < script.length() && script.charAt(at) != script.charAt(open)) {
            at += script.charAt(at) == '\\' ? 2 : 1;
        }
        return at < script.length() ? at + 1 : script.length() + 1;
    }
}
