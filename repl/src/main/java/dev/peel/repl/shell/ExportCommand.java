package dev.peel.repl.shell;

import dev.peel.core.plugin.UsageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /export FILE [FILTER] [as TYPE]}. */
final class ExportCommand implements ShellCommand {
    private static final List<String> CAPTURES = List.of("pcapng", "pcap", "nsecpcap");
    private static final List<String> TEXTS =
            List.of("text", "tree", "json", "jsonl", "jsonraw", "ek", "pdml", "psml", "tabs");
    private static final Pattern TYPE = Pattern.compile("(?:^|\\s)as\\s+(\\S+)$");

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String usage() {
        return "FILE [FILTER] [as TYPE]";
    }

    @Override
    public String description() {
        return "Writes the packets, all or those that a display filter holds for, to a new file.";
    }

    @Override
    public List<String> help() {
        return List.of(
                "TYPE   a capture: " + String.join(", ", CAPTURES) + "; or " + String.join(", ", TEXTS) + ";",
                "       without it, the file's name tells: .pcap, .json, .jsonl, .pdml, .txt, else pcapng");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.FILE, Argument.FILTER);
    }

    @Override
    public void run(Session session, String text) throws IOException {
        List<String> words = Words.of(text);
        if (words.isEmpty()) {
            throw new UsageException("to which file? usage: /export " + usage());
        }
        String file = words.get(0);
        String rest = behindFirstWord(text);
        Matcher as = TYPE.matcher(rest);
        boolean isTyped = as.find();
        String type = isTyped ? as.group(1) : typeOf(file);
        String filter = isTyped ? rest.substring(0, as.start()).strip() : rest;
        if (!CAPTURES.contains(type) && !TEXTS.contains(type)) {
            throw new UsageException(
                    "as " + type + ": expected " + String.join(", ", CAPTURES) + ", " + String.join(", ", TEXTS));
        }
        session.filter(filter);
        Path path = Session.path(file);
        try {
            if (CAPTURES.contains(type)) {
                write(session, path, filter, List.of("-F", type, "-w", file));
            } else {
                print(session, path, filter, type.equals("tree") ? List.of("-V") : List.of("-T", type));
            }
        } catch (FileAlreadyExistsException there) {
            throw new IOException(file + ": exists; remove it, or name another", there);
        }
        session.console().remark("wrote " + file + ", " + Numbers.size(Files.size(path)));
    }

    private static void write(Session session, Path path, String filter, List<String> options) throws IOException {
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        Tools.run(session, OutputStream.nullOutputStream(), arguments(session, filter, options));
    }

    private static void print(Session session, Path path, String filter, List<String> options) throws IOException {
        List<String> arguments = arguments(session, filter, options);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW))) {
            Tools.run(session, out, arguments);
        }
    }

    private static List<String> arguments(Session session, String filter, List<String> options) {
        List<String> all = new ArrayList<>(options);
        if (!filter.isEmpty()) {
            all.addAll(List.of("-Y", filter));
        }
        return Tools.onCapture(session, all);
    }

    /** Quotes of the filter have to stay, which those of words do not. */
    private static String behindFirstWord(String text) {
        char first = text.charAt(0);
        int end = first == '"' || first == '\'' ? text.indexOf(first, 1) + 1 : 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(end).strip();
    }

    private static String typeOf(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return switch (ending) {
            case "pcap", "json", "jsonl", "pdml", "psml" -> ending;
            case "txt" -> "text";
            default -> "pcapng";
        };
    }
}
