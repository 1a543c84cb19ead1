package dev.peel.repl.shell;

import dev.peel.core.plugin.Plugins;
import dev.peel.core.plugin.UsageException;
import dev.peel.repl.extension.Extensions;
import java.io.IOException;

/** {@code /reload}. */
final class ReloadCommand implements ShellCommand {
    static final String NAME = "reload";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String description() {
        return "Loads the plugins again and reads the open capture anew, settings stay; done by itself when their files change.";
    }

    @Override
    public void run(Session session, String text) throws IOException {
        if (!text.isEmpty()) {
            throw new UsageException("usage: /reload");
        }
        reload(session);
    }

    /** Loads the plugins again, and tells what came of it. */
    static void reload(Session session) throws IOException {
        Extensions next = session.extensions().reloaded();
        session.use(next);
        Plugins plugins = next.plugins();
        plugins.problems().forEach(problem -> session.console().warn("plugin " + problem.message()));
        session.console().remark("loaded " + Numbers.count(plugins.loaded().size(), "plugin"));
    }
}
