package dev.peel.repl.shell;

import dev.peel.core.field.Spelling;
import dev.peel.core.filter.FilterException;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.repl.script.Evaluation;
import java.io.IOException;
import java.io.InterruptedIOException;

/** Runs lines, whatever they are, and tells of those that are wrong. */
final class Interpreter {
    private static final String SOURCE = "prompt";

    private final Session session;
    private final Commands commands;
    private final Languages languages;

    Interpreter(Session session) {
        this.session = session;
        commands = Commands.load(this, session.extensions().plugins());
        session.onPlugins(() -> commands.reload(this, session.extensions().plugins()));
        languages = new Languages(session);
    }

    Session session() {
        return session;
    }

    Commands commands() {
        return commands;
    }

    Languages languages() {
        return languages;
    }

    /** {@return whether {@code line} could be run, and was; what was wrong has been told} */
    boolean run(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return true;
        }
        session.addLine(line);
        try {
            if (session.havePluginFilesChanged() && !text.startsWith("/" + ReloadCommand.NAME)) {
                ReloadCommand.reload(session);
            }
            return runAs(languages.of(text), text);
        } catch (StoppedException enough) {
            return true;
        } catch (InterruptedIOException interrupted) {
            session.console().warn("interrupted");
        } catch (UsageException | FilterException wrong) {
            session.console().warn(wrong.getMessage() + marked(wrong));
        } catch (LineFailedException told) {
            return false;
        } catch (IOException failed) {
            session.console().warn(String.valueOf(failed.getMessage()));
        } catch (RuntimeException bug) {
            session.console().warn("internal error, please report it: " + bug);
        } finally {
            Thread.interrupted(); // it was meant for the line
        }
        return false;
    }

    private boolean runAs(Language language, String text) throws IOException {
        switch (language) {
            case COMMAND -> command(text);
            case FILTER -> PacketsCommand.show(session, text);
            case SCRIPT -> {
                return script(SOURCE, text);
            }
        }
        return true;
    }

    private void command(String text) throws IOException {
        String name = text.substring(1).split("\\s", 2)[0];
        ShellCommand command = commands.named(name);
        if (command == null) {
            throw new UsageException("there is no command /" + name + "; "
                    + Spelling.nearest(commands.names(), name)
                            .map(near -> "did you mean /" + near + "?")
                            .orElse("/help lists all"));
        }
        command.run(session, text.substring(1 + name.length()).strip());
    }

    /** {@return whether the script {@code text}, called {@code name} in messages, ran to its end; its value is printed} */
    boolean script(String name, String text) throws IOException {
        Evaluation evaluation = session.scripts().evaluate(name, text);
        session.followScripts();
        if (evaluation instanceof Evaluation.Mistake mistake) {
            if (session.scripts().isStopped()) {
                throw new StoppedException();
            }
            String filterMistake = languages.filterMistake(text);
            session.console().warn(mistake.isStopped() ? "interrupted" : mistake(mistake) + filterMistake);
            return false;
        }
        if (evaluation instanceof Evaluation.Result result && !result.text().isEmpty()) {
            TextBuffer out = new TextBuffer(session.results());
            out.text(result.text()).ascii('\n');
            out.flush();
        } else if (evaluation instanceof Evaluation.Exit exit) {
            session.exit(exit.code());
        }
        return true;
    }

    private static String mistake(Evaluation.Mistake mistake) {
        boolean isTyped = mistake.source().equals(SOURCE);
        String message = isTyped ? mistake.message() : mistake.located();
        return mistake.marked().isEmpty()
                ? message
                : message + "\n" + mistake.marked().indent(4).stripTrailing();
    }

    private static String marked(Throwable wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof FilterException filter) {
                return "\n" + filter.marked().indent(4).stripTrailing();
            }
        }
        return "";
    }
}
