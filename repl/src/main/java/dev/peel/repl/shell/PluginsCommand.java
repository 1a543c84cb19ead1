package dev.peel.repl.shell;

import dev.peel.core.print.TextBuffer;
import dev.peel.repl.extension.PluginRows;
import java.io.IOException;

/** {@code /plugins}. */
final class PluginsCommand implements ShellCommand {
    private static final int MARGIN = 30; // columns

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String description() {
        return "Lists the plugins: name and version, what each brings, where it is from.";
    }

    @Override
    public void run(Session session, String text) throws IOException {
        TextBuffer out = new TextBuffer(session.results());
        int columns = session.console().screen().columns();
        for (PluginRows.Row row : PluginRows.of(session.extensions().plugins())) {
            Paragraph.append(out, row.name(), MARGIN, row.text(), columns);
        }
        out.flush();
    }
}
