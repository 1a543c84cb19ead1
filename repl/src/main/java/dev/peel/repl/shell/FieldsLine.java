package dev.peel.repl.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code /fields GLOB}, as {@code peel fields}. */
final class FieldsLine implements ShellCommand {
    @Override
    public String name() {
        return "fields";
    }

    @Override
    public String usage() {
        return "[GLOB]";
    }

    @Override
    public String description() {
        return "Lists fields: abbreviation, type, protocol, meaning.";
    }

    @Override
    public List<String> help() {
        return List.of(
                "GLOB   only fields like this: * stands for any characters, ? for one, as in tls.alert*;",
                "       without either, fields whose abbreviation or meaning has it in it");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.FIELD);
    }

    @Override
    public void run(Session session, String text) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(name()));
        arguments.addAll(Words.of(text));
        Tools.run(session, session.rows(), arguments);
    }
}
