package dev.peel.repl.shell;

import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TextParts;
import dev.peel.core.print.TextPrinter;
import dev.peel.core.tap.Tap;
import dev.peel.repl.print.JsonPrinter;
import dev.peel.repl.print.ProtocolFilter;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code /packet N [tree|hex|json]}. */
final class PacketCommand implements ShellCommand {
    private static final List<String> FORMS = List.of("tree", "hex", "json");

    @Override
    public String name() {
        return "packet";
    }

    @Override
    public String usage() {
        return "N [tree|hex|json]";
    }

    @Override
    public String description() {
        return "Shows a packet in full: the tree of its fields, its bytes, or JSON.";
    }

    @Override
    public List<String> help() {
        return List.of("N   the number of the frame; without more, the tree is shown");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.OTHER, Argument.word(FORMS));
    }

    @Override
    public void run(Session session, String text) throws IOException {
        Opened opened = session.opened();
        List<String> words = Words.of(text);
        if (words.isEmpty() || words.size() > 2) {
            throw new UsageException("which packet? usage: /packet " + usage());
        }
        int number = Words.number("packet", words.get(0), 1);
        int frames = opened.capture().frames();
        if (number > frames) {
            throw new UsageException("packet " + number + ": the capture has " + Numbers.count(frames, "packet"));
        }
        TextBuffer out = new TextBuffer(session.results());
        Tap printer = printer(session, words.size() == 2 ? words.get(1) : FORMS.get(0), out);
        printer.begin();
        Demand demand = session.timed(Demand.everything(session.registry()));
        opened.capture().packet(number, demand, printer::packet);
        printer.end(opened.capture().content());
        out.flush();
    }

    private static Tap printer(Session session, String form, TextBuffer out) throws IOException {
        Registry registry = session.registry();
        boolean isColored = session.console().screen().isColored();
        return switch (form) {
            case "tree" ->
                new TextPrinter(registry, new TextParts(false, false, true, Set.of(), false, isColored), out);
            case "hex" -> new TextPrinter(registry, new TextParts(true, false, false, Set.of(), true, isColored), out);
            case "json" -> new JsonPrinter(registry, JsonPrinter.Parts.VALUES, ProtocolFilter.of("", false), out);
            default -> throw new UsageException("packet as \"" + form + "\": expected " + String.join(", ", FORMS));
        };
    }
}
