package dev.peel.repl.shell;

import dev.peel.core.plugin.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of a plugin that tells of flows, all or those that a filter holds for; a number stands for the flow of that number. */
final class FlowsLine implements ShellCommand {
    private static final Pattern OPTIONS = Pattern.compile("(?<=^|\\s)--[a-z]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Command command;

    FlowsLine(Command command) {
        this.command = command;
    }

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public String usage() {
        return PluginLine.usage(command).replace("[-Y FILTER]", "[N|FILTER]");
    }

    @Override
    public String description() {
        return command.description();
    }

    @Override
    public List<String> help() {
        List<String> help = new ArrayList<>(PluginLine.help(command));
        help.replaceAll(line -> line.replace("-Y FILTER ", "FILTER    "));
        help.add(0, "N           only the flow of that number");
        return help;
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.FILTER);
    }

    @Override
    public void run(Session session, String text) throws IOException {
        Matcher options = OPTIONS.matcher(text);
        int end = options.find() ? options.start() : text.length();
        String filter = text.substring(0, end).strip();
        List<String> arguments = new ArrayList<>();
        boolean isOne = NUMBER.matcher(filter).matches();
        if (!filter.isEmpty()) {
            arguments.add("-Y");
            arguments.add(isOne ? "tcp.stream == " + filter : filter);
        }
        arguments.addAll(Words.of(text.substring(end)));
        if (isOne && command.usage().contains("[--all]") && !arguments.contains("--all")) {
            arguments.add("--all");
        }
        boolean isTable = !command.usage().contains("[--all]") && !arguments.contains("--json");
        PluginLine.run(command, session, arguments, isTable);
    }
}
