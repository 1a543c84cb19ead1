package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp",
                "!tls",
                "not tls",
                "(tcp or udp) and ip",
                "tcp.port == 443",
                "tcp.port ==",
                "tls.nothing",
                "frame[0:2] == 00:01"
            })
    void takesFiltersAndWhatStartsLikeOneForFilters(String line) throws IOException {
        try (Session session = RunningShell.session("dns.pcap")) {
            assertThat(new Languages(session).of(line)).isEqualTo(Language.FILTER);
            assertThat(new Languages(session).guess(line)).isEqualTo(Language.FILTER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 + 1", "packets.first()", "let x = 1", "x => x", "\"text\"", "{", "foo.bar == 1"})
    void takesOtherLinesForJavaScriptWithoutAnEngine(String line) throws IOException {
        try (Session session = RunningShell.session("dns.pcap")) {
            assertThat(new Languages(session).of(line)).isEqualTo(Language.SCRIPT);
            assertThat(session.scripts().isStarted()).isFalse();
        }
    }

    /** A line that starts with such a name would be a filter or JavaScript, as the engine was started or not. */
    @Test
    void noNameOfTheApiIsAField() throws IOException {
        try (Session session = RunningShell.session("dns.pcap")) {
            assertThat(session.scripts().members(""))
                    .noneMatch(
                            member -> !session.registry().fields(member.name()).isEmpty());
        }
    }
}
