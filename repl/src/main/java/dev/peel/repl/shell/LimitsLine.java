package dev.peel.repl.shell;

import dev.peel.core.dissect.Limit;
import dev.peel.core.field.Spelling;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code /limits [NAME=VALUE]}. */
final class LimitsLine implements ShellCommand {
    @Override
    public String name() {
        return "limits";
    }

    @Override
    public String usage() {
        return "[NAME=VALUE ...]";
    }

    @Override
    public String description() {
        return "Lists what peel keeps and does at most for one capture, or changes that for what is run from now on.";
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.word(
                Arrays.stream(Limit.values()).map(limit -> limit.label() + "=").toList()));
    }

    @Override
    public void run(Session session, String text) throws IOException {
        for (String setting : Words.of(text)) {
            change(session, setting);
        }
        if (!text.isEmpty()) {
            return;
        }
        TextBuffer out = new TextBuffer(session.rows());
        for (Limit limit : Limit.values()) {
            out.text(String.format(
                    Locale.ROOT,
                    "%-23s %10d  %s%n",
                    limit.label(),
                    session.limits().get(limit),
                    limit.description()));
        }
        out.flush();
    }

    /** {@return the limits that are not at their defaults, as NAME=VALUE} */
    static List<String> changed(Session session) {
        return Arrays.stream(Limit.values())
                .filter(limit -> session.limits().get(limit) != limit.defaultValue())
                .map(limit -> limit.label() + "=" + session.limits().get(limit))
                .toList();
    }

    private static void change(Session session, String setting) {
        int equals = setting.indexOf('=');
        if (equals < 0) {
            throw new UsageException("\"" + setting + "\": expected NAME=VALUE; /limits lists the names");
        }
        String name = setting.substring(0, equals);
        List<String> names = Arrays.stream(Limit.values()).map(Limit::label).toList();
        Limit limit = Arrays.stream(Limit.values())
                .filter(known -> known.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no limit \"" + name + "\"; "
                        + Spelling.nearest(names, name)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("/limits lists all")));
        session.limits(session.limits().with(limit, Words.number(name, setting.substring(equals + 1), 1)));
    }
}
