package dev.peel.repl.shell;

import dev.peel.core.flow.Transport;
import dev.peel.core.index.Overview;
import dev.peel.core.plugin.UsageException;
import java.util.List;
import java.util.Locale;

/**
 * Which flow is meant, and what stands behind it.
 *
 * @param transport the flow's kind
 * @param stream its number
 * @param more the words behind it
 */
record FlowName(Transport transport, int stream, List<String> more) {

    /** Copies the list. */
    FlowName {
        more = List.copyOf(more);
    }

    /**
     * {@return the flow that {@code words} start with: {@code 3}, {@code tcp 3} or {@code udp 3}}
     *
     * @throws UsageException when they do not
     */
    static FlowName parse(List<String> words, String usage) {
        boolean isNamed =
                !words.isEmpty() && (words.get(0).equals("tcp") || words.get(0).equals("udp"));
        int at = isNamed ? 1 : 0;
        if (words.size() <= at) {
            throw new UsageException("which flow? usage: " + usage);
        }
        Transport transport = isNamed && words.get(0).equals("udp") ? Transport.UDP : Transport.TCP;
        return new FlowName(transport, Words.number("flow", words.get(at), 0), words.subList(at + 1, words.size()));
    }

    /** Tells where there is no such flow. */
    void check(Opened opened) {
        Overview overview = opened.capture().overview();
        int flows = transport == Transport.TCP ? overview.tcpConversations() : overview.udpConversations();
        if (stream >= flows) {
            String kind = transport.name().toUpperCase(Locale.ROOT);
            throw new UsageException("flow " + stream + ": the capture has "
                    + (flows == 0 ? "no " + kind + " flow" : kind + " flows 0 to " + (flows - 1)));
        }
    }
}
