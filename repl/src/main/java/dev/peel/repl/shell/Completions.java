package dev.peel.repl.shell;

import dev.peel.core.dissect.Registry;
import dev.peel.core.plugin.UsageException;
import dev.peel.repl.script.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;

/** What may stand at the cursor. */
final class Completions {
    private final Session session;
    private final Commands commands;
    private final Languages languages;
    private FilterCompletions filters;
    private Registry registry;

    Completions(Session session, Commands commands, Languages languages) {
        this.session = session;
        this.commands = commands;
        this.languages = languages;
        registry = session.registry();
        filters = new FilterCompletions(registry);
    }

    private FilterCompletions filters() {
        if (registry != session.registry()) {
            registry = session.registry();
            filters = new FilterCompletions(registry);
        }
        return filters;
    }

    /** {@return {@code line} with what may stand at {@code cursor}} */
    CompletedLine at(String line, int cursor) {
        return at(line, 0, cursor);
    }

    /** {@return what may stand at the cursor of a line that starts at {@code from}} */
    private CompletedLine at(String line, int from, int cursor) {
        String text = line.substring(from, cursor);
        if (text.startsWith("/")) {
            return command(line, from, cursor);
        }
        if (text.isBlank()) {
            return new CompletedLine(line, cursor, cursor, commandNames());
        }
        CompletedLine filter = filters().at(line, from, cursor);
        if (languages.guess(text) == Language.FILTER) {
            return filter;
        }
        CompletedLine script = script(line, from, cursor);
        boolean isFirstWord = filter.start() == from && !filter.candidates().isEmpty();
        if (!isFirstWord) {
            return script;
        }
        List<Candidate> both = new ArrayList<>(filter.candidates());
        if (script.start() == from) {
            both.addAll(script.candidates());
        }
        return new CompletedLine(line, cursor, from, both);
    }

    private List<Candidate> commandNames() {
        return commands.all().stream()
                .map(command -> new Candidate(
                        "/" + command.name(), "/" + command.name(), null, firstSentence(command), null, null, true))
                .toList();
    }

    private static String firstSentence(ShellCommand command) {
        String description = command.description();
        int end = description.indexOf('.');
        return end < 0 ? description : description.substring(0, end);
    }

    private CompletedLine command(String line, int from, int cursor) {
        int nameEnd = from + 1;
        while (nameEnd < cursor && !Character.isWhitespace(line.charAt(nameEnd))) {
            nameEnd++;
        }
        if (nameEnd == cursor) {
            return new CompletedLine(line, cursor, from, commandNames());
        }
        ShellCommand command = commands.named(line.substring(from + 1, nameEnd));
        if (command == null || command.arguments().isEmpty()) {
            return new CompletedLine(line, cursor, cursor, List.of());
        }
        return argument(command.arguments(), line, nameEnd, cursor);
    }

    private CompletedLine argument(List<Argument> arguments, String line, int from, int cursor) {
        int index = 0;
        int at = skipSpace(line, from, cursor);
        while (true) {
            Argument argument = arguments.get(Math.min(index, arguments.size() - 1));
            int end = at;
            while (end < cursor && !Character.isWhitespace(line.charAt(end))) {
                end++;
            }
            boolean isRest = argument.kind() == Argument.Kind.FILTER || argument.kind() == Argument.Kind.LINE;
            if (isRest || end == cursor) {
                return of(argument, line, at, cursor);
            }
            at = skipSpace(line, end, cursor);
            index++;
        }
    }

    private static int skipSpace(String line, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private CompletedLine of(Argument argument, String line, int start, int cursor) {
        return switch (argument.kind()) {
            case FILE -> new CompletedLine(line, cursor, start, FileCompletions.of(line.substring(start, cursor)));
            case FILTER -> filters().at(line, start, cursor);
            case FIELD -> new CompletedLine(line, cursor, start, filters().fields(line.substring(start, cursor)));
            case WORD ->
                new CompletedLine(
                        line,
                        cursor,
                        start,
                        argument.words().stream().map(Candidate::new).toList());
            case LINE -> at(line, start, cursor);
            case OTHER -> new CompletedLine(line, cursor, cursor, List.of());
        };
    }

    private CompletedLine script(String line, int from, int cursor) {
        ScriptPlace place = ScriptPlace.at(line, from, cursor);
        if (place.isText()) {
            return place.expression().endsWith("open(")
                    ? new CompletedLine(
                            line, cursor, place.start(), FileCompletions.of(line.substring(place.start(), cursor)))
                    : filters().at(line, place.start(), cursor);
        }
        List<Candidate> candidates = new ArrayList<>();
        try {
            for (Member member : session.scripts().members(place.expression())) {
                String told = member.isCalled()
                        ? member.description()
                        : (member.type() + "  " + member.description()).strip();
                String shown = member.name() + (member.isCalled() ? "()" : "");
                candidates.add(
                        new Candidate(member.name(), shown, null, told.isEmpty() ? null : told, null, null, false));
            }
        } catch (UsageException | IOException noEngine) {
            return new CompletedLine(line, cursor, cursor, List.of());
        }
        return new CompletedLine(line, cursor, place.start(), candidates);
    }
}
