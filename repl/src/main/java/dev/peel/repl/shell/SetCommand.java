package dev.peel.repl.shell;

import dev.peel.core.dissect.TimeForm;
import dev.peel.core.field.Spelling;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /set [NAME VALUE]}. */
final class SetCommand implements ShellCommand {
    private static final List<String> NAMES = List.of("times", "paging", "preview");

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String usage() {
        return "[NAME VALUE]";
    }

    @Override
    public String description() {
        return "Lists the settings, or changes one.";
    }

    @Override
    public List<String> help() {
        return List.of(
                "times FORM        how times are told, as -t takes it: " + forms(),
                "paging on|off     whether long results stop at each screen",
                "preview on|off    whether the packets that a filter holds for are counted while it is typed");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.word(NAMES), Argument.word(List.of("on", "off")));
    }

    @Override
    public void run(Session session, String text) throws IOException {
        List<String> words = Words.of(text);
        if (words.isEmpty()) {
            list(session);
            return;
        }
        if (words.size() != 2) {
            throw new UsageException("usage: /set " + usage());
        }
        session.settings(changed(session.settings(), words.get(0), words.get(1)));
    }

    private static void list(Session session) throws IOException {
        Settings settings = session.settings();
        TextBuffer out = new TextBuffer(session.results());
        out.text("times    " + settings.times().letters() + "\n");
        out.text("paging   " + (settings.isPaged() ? "on" : "off") + "\n");
        out.text("preview  " + (settings.isPreviewed() ? "on" : "off") + "\n");
        out.flush();
    }

    private static Settings changed(Settings settings, String name, String value) {
        return switch (name) {
            case "times" ->
                settings.withTimes(TimeForm.of(value)
                        .orElseThrow(() -> new UsageException("times \"" + value + "\": expected " + forms())));
            case "paging" -> settings.withPaging(isOn(name, value));
            case "preview" -> settings.withPreview(isOn(name, value));
            default ->
                throw new UsageException("there is no setting \"" + name + "\"; "
                        + Spelling.nearest(NAMES, name)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("there are " + String.join(", ", NAMES)));
        };
    }

    private static boolean isOn(String name, String value) {
        if (!value.equals("on") && !value.equals("off")) {
            throw new UsageException(name + " \"" + value + "\": expected on or off");
        }
        return value.equals("on");
    }

    private static String forms() {
        return Arrays.stream(TimeForm.values()).map(TimeForm::letters).collect(Collectors.joining(", "));
    }
}
