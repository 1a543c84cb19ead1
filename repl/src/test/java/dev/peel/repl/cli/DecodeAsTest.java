package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecodeAsTest {
    private static final String CAPTURE = RunningPeel.capture("dns.pcap");

    @Test
    void takesWhatIsBehindAPortForTheProtocolThatTheUserSays() {
        String[] options = {"-r", CAPTURE, "-Y", "udp and dns", "-d", "udp.port==53,data"};

        assertThat(RunningPeel.of("-r", CAPTURE, "-Y", "udp and dns").out().lines())
                .hasSize(14);
        assertThat(RunningPeel.of(options).out()).isEmpty();
    }

    @Test
    void theLastOfTwoRulesForAValueCounts() {
        String[] options = {"-r", CAPTURE, "-Y", "udp and dns", "-d", "udp.port==53,data", "-d", "udp.port == 0x35, dns"
        };

        assertThat(RunningPeel.of(options).out().lines()).hasSize(14);
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(errors("udp.prt==53,dns")).contains("there is no table udp.prt; did you mean udp.port?");
        assertThat(errors("udp.port==53,dsn")).contains("there is no protocol dsn to decode as; did you mean dns?");
        assertThat(errors("udp.port==dns,dns")).contains("\"dns\" is no number, which udp.port goes by");
        assertThat(errors("53")).contains("-d 53: expected TABLE==VALUE,PROTOCOL");
    }

    private static String errors(String rule) {
        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-d", rule);
        assertThat(peel.exitCode()).isEqualTo(1);
        return peel.errors();
    }
}
