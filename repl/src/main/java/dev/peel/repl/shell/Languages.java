package dev.peel.repl.shell;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.filter.FilterException;
import dev.peel.core.filter.FilterWord;
import java.io.IOException;
import java.util.List;

/** Tells what a line is written in. */
final class Languages {
    private final Session session;

    Languages(Session session) {
        this.session = session;
    }

    /**
     * {@return what {@code line} is written in: a filter is one that parses as such, and not as JavaScript whose names exist}
     *
     * <p>Without a script before it, no name of JavaScript is a field's; the engine need not be asked then.
     */
    Language of(String line) throws IOException {
        if (line.startsWith("/")) {
            return Language.COMMAND;
        }
        boolean maySayFilter = isFilter(line) || saysField(line);
        if (!maySayFilter || session.scripts().isStarted() && session.scripts().isScript(line)) {
            return Language.SCRIPT;
        }
        return Language.FILTER;
    }

    /** {@return what {@code text}, which is still being typed, is most likely written in; asks no engine} */
    Language guess(String text) {
        if (text.startsWith("/")) {
            return Language.COMMAND;
        }
        return isFilter(text) || saysField(text) ? Language.FILTER : Language.SCRIPT;
    }

    private boolean isFilter(String text) {
        try {
            session.filter(text);
            return true;
        } catch (FilterException wrong) {
            return false;
        }
    }

    /** {@return whether the first name in {@code text} is a field, a protocol, or what stands before a dot in one} */
    private boolean saysField(String text) {
        for (FilterWord word : FilterWord.of(text)) {
            if (word.kind() == FilterWord.Kind.NAME) {
                return isField(text.substring(word.start(), word.end()));
            }
            boolean mayComeBefore = text.startsWith("!", word.start())
                    || text.startsWith("not", word.start())
                    || text.startsWith("(", word.start());
            if (!mayComeBefore) {
                return false;
            }
        }
        return false;
    }

    private boolean isField(String name) {
        List<Field> fields = session.registry().fields(name);
        int dot = name.indexOf('.');
        return !fields.isEmpty() || dot > 0 && isProtocol(name.substring(0, dot));
    }

    private boolean isProtocol(String name) {
        return session.registry().fields(name).stream().anyMatch(field -> field.type() == FieldType.PROTOCOL);
    }

    /**
     * {@return what is wrong with {@code script}, which failed, should it have been meant as a filter: behind an end of line; empty
     * where it was hardly meant so}
     */
    String filterMistake(String script) {
        try {
            session.filter(script);
            return "";
        } catch (FilterException wrong) {
            boolean isName = wrong.position() == 0 && wrong.length() > 0 && script.indexOf('.') > 0;
            return isName && wrong.hint().startsWith("did you mean")
                    ? "\nas a display filter: " + wrong.getMessage()
                    : "";
        }
    }
}
