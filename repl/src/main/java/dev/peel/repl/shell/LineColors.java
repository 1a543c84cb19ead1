package dev.peel.repl.shell;

import dev.peel.core.filter.FilterException;
import java.util.List;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours a line while it is typed, marks what is wrong in it, and tells in the line below what it will do. */
final class LineColors implements Highlighter {
    private static final AttributedStyle WRONG =
            AttributedStyle.DEFAULT.underline().foreground(AttributedStyle.RED);

    private final Session session;
    private final Interpreter interpreter;
    private final Preview preview;
    private final StatusLine status;

    LineColors(Session session, Interpreter interpreter, Preview preview, StatusLine status) {
        this.session = session;
        this.interpreter = interpreter;
        this.preview = preview;
        this.status = status;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (buffer.isBlank()) {
            preview.forget();
            status.tell("", AttributedStyle.DEFAULT);
            return new AttributedString(buffer);
        }
        AttributedStringBuilder line = new AttributedStringBuilder(buffer.length());
        color(buffer, line);
        return session.setup().isColored() ? line.toAttributedString() : plain(line.toAttributedString());
    }

    /** {@return {@code line} without colours; what is wrong stays underlined} */
    private static AttributedString plain(AttributedString line) {
        AttributedStringBuilder plain = new AttributedStringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            boolean isWrong = line.styleAt(i).equals(WRONG);
            plain.append(
                    String.valueOf(line.charAt(i)),
                    isWrong ? AttributedStyle.DEFAULT.underline() : AttributedStyle.DEFAULT);
        }
        return plain.toAttributedString();
    }

    private void color(String text, AttributedStringBuilder line) {
        switch (interpreter.languages().guess(text)) {
            case COMMAND -> command(text, line);
            case FILTER -> filter(text, line);
            case SCRIPT -> {
                ScriptColors.append(text, line);
                status.tell("JavaScript", AttributedStyle.DEFAULT.faint());
            }
        }
    }

    private void command(String text, AttributedStringBuilder line) {
        int end = text.split("\\s", 2)[0].length();
        ShellCommand command = interpreter.commands().named(text.substring(1, end));
        line.append(text.substring(0, end), command == null ? AttributedStyle.DEFAULT : AttributedStyle.BOLD);
        String rest = text.substring(end);
        if (command == null) {
            status.tell("", AttributedStyle.DEFAULT);
            line.append(rest);
            return;
        }
        List<Argument> arguments = command.arguments();
        Argument.Kind first =
                arguments.isEmpty() ? Argument.Kind.OTHER : arguments.get(0).kind();
        String argument = rest.stripLeading();
        String told = ("/" + command.name() + " " + command.usage()).strip() + "   " + command.description();
        if (first == Argument.Kind.FILTER
                && interpreter.languages().guess(argument) == Language.FILTER
                && !argument.isEmpty()) {
            line.append(rest.substring(0, rest.length() - argument.length()));
            filter(argument, line);
        } else if (first == Argument.Kind.LINE && !argument.isEmpty()) {
            line.append(rest.substring(0, rest.length() - argument.length()));
            color(argument, line);
        } else {
            line.append(rest);
            status.tell(told, AttributedStyle.DEFAULT.faint());
        }
    }

    private void filter(String text, AttributedStringBuilder line) {
        int wrongFrom = text.length();
        int wrongTo = wrongFrom;
        try {
            session.filter(text);
            status.tell(session.settings().isPreviewed() ? preview.of(text) : "", AttributedStyle.DEFAULT.faint());
        } catch (FilterException wrong) {
            preview.forget();
            wrongFrom = wrong.position();
            wrongTo = wrong.position() + wrong.length();
            status.tell(String.valueOf(wrong.getMessage()), AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));
        }
        AttributedString colored = FilterColors.of(text, session.registry());
        line.append(colored.subSequence(0, wrongFrom));
        line.append(text.substring(wrongFrom, wrongTo), WRONG);
        line.append(colored.subSequence(wrongTo, text.length()));
    }
}
