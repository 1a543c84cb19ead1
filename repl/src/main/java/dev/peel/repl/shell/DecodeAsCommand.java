package dev.peel.repl.shell;

import dev.peel.core.dissect.DecodeAs;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** {@code /decodeas [TABLE==VALUE,PROTOCOL]}, tshark's {@code -d}. */
final class DecodeAsCommand implements ShellCommand {
    private static final String NONE = "none";

    @Override
    public String name() {
        return "decodeas";
    }

    @Override
    public String usage() {
        return "[TABLE==VALUE,PROTOCOL | none]";
    }

    @Override
    public String description() {
        return "Says which protocol is behind a port or another value, and opens the capture again; without more, lists what was said.";
    }

    @Override
    public List<String> help() {
        return List.of(
                "TABLE==VALUE,PROTOCOL   such as tcp.port==8443,tls", "none                    takes all of it back");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.word(List.of("tcp.port==", "udp.port==", "ethertype==", "ip.proto==", NONE)));
    }

    @Override
    public void run(Session session, String text) throws IOException {
        if (text.isEmpty()) {
            TextBuffer out = new TextBuffer(session.results());
            session.decodeAs().forEach(rule -> out.text(rule + "\n"));
            out.flush();
            return;
        }
        Opened opened = session.openedOrNull();
        if (opened != null && !Files.isRegularFile(Session.path(opened.file()))) {
            throw new UsageException(opened.file() + ": is no file that can be read again; use -d when peel starts");
        }
        List<DecodeAs> rules = new ArrayList<>(text.equals(NONE) ? List.of() : session.decodeAs());
        if (!text.equals(NONE)) {
            rules.add(DecodeAs.parse(text)
                    .orElseThrow(() -> new UsageException(
                            "\"" + text + "\": expected " + usage() + ", such as tcp.port==8443,tls")));
        }
        try {
            session.decodeAs(rules);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException(text + ": " + unknown.getMessage(), unknown);
        }
        if (opened != null) {
            OpenCommand.open(session, opened.file());
        }
    }
}
