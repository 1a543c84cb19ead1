package dev.peel.repl.script;

/** Text that a terminal shows and does not obey: what scripts print may come from packets. */
public final class Printable {
    private Printable() {}

    /** {@return {@code text} with control characters, but for ends of line and tabs, as JavaScript escapes them} */
    public static String of(String text) {
        if (text.chars().noneMatch(Printable::isControl)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.chars().forEach(character -> {
            if (isControl(character)) {
                printable.append(String.format("\\x%02x", character));
            } else {
                printable.append((char) character);
            }
        });
        return printable.toString();
    }

    /** {@return {@code text} on one line: ends of line and tabs are escaped, too} */
    public static String line(String text) {
        return of(text).replace("\t", "\\t").replace("\n", "\\n");
    }

    /** C0 but for tab and line feed, and C1, which steers some terminals too. */
    private static boolean isControl(int character) {
        return character < ' ' && character != '\n' && character != '\t' || character >= 0x7f && character < 0xa0;
    }
}
