package dev.peel.repl.shell;

import dev.peel.core.dissect.DecodeAs;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code /decodeas [TABLE==VALUE,PROTOCOL]}, tshark's {@code -d}. */
final class DecodeAsCommand implements ShellCommand {
    private static final String NONE = "none";
    private static final String SAVE = "save";

    @Override
    public String name() {
        return "decodeas";
    }

    @Override
    public String usage() {
        return "[TABLE==VALUE,PROTOCOL | none | save]";
    }

    @Override
    public String description() {
        return "Says which protocol is behind a port, a flow or another value; without more, lists what was said.";
    }

    @Override
    public List<String> help() {
        return List.of(
                "TABLE==VALUE,PROTOCOL   such as tcp.port==8443,tls, or tcp.stream==3,tls for one flow",
                "none                    takes all of it back",
                "save                    keeps it for later runs, in ~/.peel/decode_as");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.word(List.of(
                "tcp.port==", "udp.port==", "ethertype==", "ip.proto==", "tcp.stream==", "udp.stream==", NONE, SAVE)));
    }

    @Override
    public void run(Session session, String text) throws IOException {
        if (text.isEmpty()) {
            TextBuffer out = new TextBuffer(session.results());
            session.extensions().choices().rules().forEach(rule -> out.text(rule + "\n"));
            out.flush();
            return;
        }
        if (text.equals(SAVE)) {
            session.console().remark("wrote " + session.extensions().saveRules());
            return;
        }
        List<DecodeAs> rules = new ArrayList<>(
                text.equals(NONE) ? List.of() : session.extensions().choices().rules());
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
        Opened opened = session.openedOrNull();
        if (opened != null) {
            OpenCommand.tell(session, opened);
        }
    }
}
