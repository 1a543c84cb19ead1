package dev.peel.repl.shell;

import dev.peel.core.dissect.Preference;
import dev.peel.core.dissect.TimeForm;
import dev.peel.core.field.Spelling;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /set [NAME VALUE]}. */
final class SetCommand implements ShellCommand {
    private static final List<String> NAMES = List.of("times", "paging", "preview");
    private static final String SAVE = "save";

    private final Session session;

    SetCommand(Session session) {
        this.session = session;
    }

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String usage() {
        return "[NAME VALUE | save]";
    }

    @Override
    public String description() {
        return "Lists the settings and the preferences of dissectors, or changes one.";
    }

    @Override
    public List<String> help() {
        return List.of(
                "times FORM        how times are told, as -t takes it: " + forms(),
                "paging on|off     whether long results stop at each screen",
                "preview on|off    whether the packets that a filter holds for are counted while it is typed",
                "PREFERENCE VALUE  what a dissector or a plugin lets you choose, as -o takes it",
                "save              keeps the preferences for later runs, in ~/.peel/preferences");
    }

    @Override
    public List<Argument> arguments() {
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(preferences());
        names.add(SAVE);
        Set<String> values = new LinkedHashSet<>(List.of("on", "off"));
        session.registry().preferences().forEach(preference -> values.addAll(preference.choices()));
        return List.of(Argument.word(names), Argument.word(List.copyOf(values)));
    }

    @Override
    public void run(Session of, String text) throws IOException {
        List<String> words = Words.of(text);
        if (words.isEmpty()) {
            list();
            return;
        }
        if (words.equals(List.of(SAVE))) {
            session.console().remark("wrote " + session.extensions().savePreferences());
            return;
        }
        if (words.size() != 2) {
            throw new UsageException("usage: /set " + usage());
        }
        if (words.get(0).contains(".")) {
            prefer(words.get(0), words.get(1));
            return;
        }
        session.settings(changed(session.settings(), words.get(0), words.get(1)));
    }

    private void list() throws IOException {
        Settings settings = session.settings();
        TextBuffer out = new TextBuffer(session.results());
        out.text("times    " + settings.times().letters() + "\n");
        out.text("paging   " + (settings.isPaged() ? "on" : "off") + "\n");
        out.text("preview  " + (settings.isPreviewed() ? "on" : "off") + "\n");
        for (Preference<?> preference : session.registry().preferences()) {
            out.text(preference.name() + "  " + session.registry().preferred(preference) + "  ("
                    + preference.description() + "; " + preference.kind() + ")\n");
        }
        out.flush();
    }

    private void prefer(String name, String value) throws IOException {
        try {
            session.prefer(name, value);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private List<String> preferences() {
        return session.registry().preferences().stream().map(Preference::name).toList();
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
