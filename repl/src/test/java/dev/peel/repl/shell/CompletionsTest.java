package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionsTest {
    private Session session;
    private Completions completions;

    @BeforeAll
    void open() throws IOException {
        session = RunningShell.session("tls12-full.pcap");
        Interpreter interpreter = new Interpreter(session);
        completions = new Completions(session, interpreter.commands(), interpreter.languages());
    }

    @AfterAll
    void close() throws IOException {
        session.close();
    }

    private List<String> at(String line) {
        return completions.at(line, line.length()).candidates().stream()
                .map(Candidate::value)
                .toList();
    }

    @Test
    void offersCommands() {
        assertThat(at("/")).contains("/explain", "/packet", "/stats");
        assertThat(at("")).contains("/help");
    }

    @Test
    void offersTheArgumentsOfCommands() {
        assertThat(at("/packet 4 ")).containsExactly("tree", "hex", "json");
        assertThat(at("/stats ")).contains("io,phs", "conv,tcp");
        assertThat(at("/packets tls.handshake.ty")).containsExactly("tls.handshake.type");
        assertThat(at("/time /pac")).contains("/packets");
    }

    @Test
    void offersFiles() {
        assertThat(at("/open ../examples/captures/tls12-fu")).contains("../examples/captures/tls12-full.pcap");
        assertThat(at("/open ../exam")).containsExactly("../examples/");
        assertThat(at("/open ../nowhere/x")).isEmpty();
    }

    @Test
    void offersFieldsWithLabelAndType() {
        Candidate field = completions.at("tls.alert_message.d", 19).candidates().get(0);

        assertThat(field.value()).isEqualTo("tls.alert_message.desc");
        assertThat(field.descr()).isEqualTo("Description, uint8");
    }

    @Test
    void offersManyFieldsByWhatTheyStartWith() {
        assertThat(at("tls.")).contains("tls.handshake.", "tls.app_data").doesNotContain("tls.handshake.type");
    }

    @Test
    void offersTheValuesOfTheFieldBeforeAComparison() {
        List<Candidate> values = completions.at("tls.handshake.type == ", 22).candidates();

        assertThat(values).first().extracting(Candidate::displ).isEqualTo("Hello Request (0)");
        assertThat(values).element(1).extracting(Candidate::value).isEqualTo("1");
        assertThat(at("tls.handshake.type in {1, ")).contains("2");
        assertThat(at("tls.handshake.type == Cl")).contains("\"Client Hello\"");
    }

    @Test
    void offersWhatJoinsBehindAValue() {
        assertThat(at("tcp.port == 443 ")).contains("and", "or");
    }

    @Test
    void offersMembersBehindADot() {
        assertThat(at("packets.")).contains("where", "countBy");
        assertThat(at("packets.where(\"tls\").")).contains("where", "countBy");
        assertThat(at("packets.first().tls.handshake.")).contains("type", "ciphersuite");
    }

    @Test
    void offersFieldsWithinATextOfAScript() {
        assertThat(at("packets.where(\"tls.handshake.ty")).containsExactly("tls.handshake.type");
    }
}
