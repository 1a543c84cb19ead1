package dev.peel.repl.shell;

/**
 * Where the cursor is in a script.
 *
 * @param start where the name, or the text in quotes, starts that the cursor is in
 * @param expression what stands before the dot in front of the name, empty where there is none; what stands before a text in quotes
 * @param isText whether the cursor is in a text in quotes
 */
record ScriptPlace(int start, String expression, boolean isText) {

    /** {@return the place of the cursor in the script that starts at {@code from}} */
    static ScriptPlace at(String line, int from, int cursor) {
        int quote = openQuote(line, from, cursor);
        if (quote >= 0) {
            return new ScriptPlace(quote + 1, line.substring(from, quote), true);
        }
        int start = nameStart(line, from, cursor);
        if (start == from || line.charAt(start - 1) != '.') {
            return new ScriptPlace(start, "", false);
        }
        int end = start - 1;
        return new ScriptPlace(start, line.substring(chainStart(line, from, end), end), false);
    }

    /** {@return where the quote is that opens the text that the cursor is in; negative where it is in none} */
    private static int openQuote(String line, int from, int cursor) {
        int open = -1;
        for (int i = from; i < cursor; i++) {
            char character = line.charAt(i);
            if (character == '\\') {
                i++;
            } else if (open >= 0) {
                open = character == line.charAt(open) ? -1 : open;
            } else if (character == '"' || character == '\'' || character == '`') {
                open = i;
            }
        }
        return open;
    }

    private static int nameStart(String line, int from, int end) {
        int start = end;
        while (start > from && Character.isJavaIdentifierPart(line.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** {@return where the chain of names, calls and indexes starts that ends at {@code end}} */
    private static int chainStart(String line, int from, int end) {
        int at = end;
        while (at > from) {
            char last = line.charAt(at - 1);
            if (last == ')' || last == ']') {
                at = opening(line, from, at);
            } else if (last == '.' || Character.isJavaIdentifierPart(last)) {
                at--;
            } else {
                return at;
            }
        }
        return at;
    }

    private static int opening(String line, int from, int end) {
        int depth = 0;
        for (int i = end - 1; i >= from; i--) {
            switch (line.charAt(i)) {
                case ')', ']', '}' -> depth++;
                case '(', '[', '{' -> depth--;
                default -> {
                    // Of no account.
                }
            }
            if (depth == 0) {
                return i;
            }
        }
        return from;
    }
}
