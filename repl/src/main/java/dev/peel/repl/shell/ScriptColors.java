package dev.peel.repl.shell;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The colours of JavaScript. */
final class ScriptColors {
    private static final Pattern WORD = Pattern.compile("(?<comment>//[^\n]*|/\\*(?s:.)*?(?:\\*/|$))"
            + "|(?<text>\"(?:[^\"\\\\\n]|\\\\.)*\"?|'(?:[^'\\\\\n]|\\\\.)*'?|`(?:[^`\\\\]|\\\\.)*+`?)"
            + "|(?<number>\\b\\d[\\w.]*)"
            + "|(?<name>[A-Za-z_$][\\w$]*)");
    private static final Set<String> KEYWORDS = Set.of(
            "async",
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "default",
            "delete",
            "do",
            "else",
            "export",
            "extends",
            "false",
            "finally",
            "for",
            "function",
            "if",
            "import",
            "in",
            "instanceof",
            "let",
            "new",
            "null",
            "of",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "undefined",
            "var",
            "void",
            "while",
            "yield");

    private ScriptColors() {}

    /** Appends {@code script} in colours. */
    static void append(String script, AttributedStringBuilder line) {
        Matcher words = WORD.matcher(script);
        int at = 0;
        while (words.find()) {
            line.append(script.substring(at, words.start()));
            line.append(words.group(), style(words));
            at = words.end();
        }
        line.append(script.substring(at));
    }

    private static AttributedStyle style(Matcher words) {
        if (words.group("comment") != null) {
            return AttributedStyle.DEFAULT.faint();
        }
        if (words.group("text") != null) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
        }
        if (words.group("number") != null) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
        }
        return KEYWORDS.contains(words.group("name"))
                ? AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE).bold()
                : AttributedStyle.DEFAULT;
    }
}
