package dev.peel.repl.shell;

import dev.peel.core.dissect.Registry;
import dev.peel.core.filter.FilterWord;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The colours of a display filter. */
final class FilterColors {
    private static final AttributedStyle FIELD = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle TEXT = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);

    private FilterColors() {}

    /** {@return {@code filter} in colours} */
    static AttributedString of(String filter, Registry registry) {
        AttributedStringBuilder colored = new AttributedStringBuilder(filter.length());
        int at = 0;
        for (FilterWord word : FilterWord.of(filter)) {
            colored.append(filter.substring(at, word.start()));
            String text = filter.substring(word.start(), word.end());
            colored.append(text, style(word.kind(), text, registry));
            at = word.end();
        }
        return colored.append(filter.substring(at)).toAttributedString();
    }

    private static AttributedStyle style(FilterWord.Kind kind, String text, Registry registry) {
        return switch (kind) {
            case NAME -> registry.fields(text).isEmpty() ? NUMBER : FIELD;
            case TEXT -> TEXT;
            case OPERATOR -> AttributedStyle.BOLD;
            case BRACKET, WRONG -> AttributedStyle.DEFAULT;
        };
    }
}
