package dev.peel.repl.cli;

import static dev.peel.repl.cli.RunningPeel.capture;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -T fields                            | -T fields prints the fields that -e names: add -e FIELD
            -T fields -e ip.scr                  | no field is called "ip.scr"; did you mean ip.src?
            -T fields -e ip.src -E quote=x       | -E quote=x: expected d (double), s (single) or n (none)
            -T fields -e ip.src -E color=y       | -E color=y: expected bom, header, separator, occurrence, aggregator or quote, each with =value
            -e ip.src                            | -e names what -T fields, json and ek print: add -T fields
            -T pdml -e ip.src                    | -e names what -T fields, json and ek print: add -T fields
            -T json -e ip.scr                    | no field is called "ip.scr"; did you mean ip.src?
            -T jsn                               | -T jsn: expected text, tabs, fields, json, jsonraw, jsonl, ek, pdml, psml
            -T ps                                | -T ps: PostScript is not printed; expected text, tabs, fields, json, jsonraw, jsonl, ek, pdml, psml
            -T pdml -x                           | -x prints bytes with -T text, tabs, json, jsonraw and ek, not with -T pdml
            -j tcp                               | -j and -J go with -T json, jsonraw, jsonl, ek and pdml; with text -O does the same
            -T json -J tpc                       | -J tpc: no protocol or field is called that; did you mean tcp?
            --color blue                         | --color blue: expected auto, always or never
            -O tpc                               | -O tpc: no protocol is called that; did you mean tcp?
            -c 0                                 | -c 0: expected a number, 1 to 2147483647
            -c many                              | -c many: expected a number, 1 to 2147483647
            -c 1 -c 2                            | option '-c' (COUNT) should be specified only once
            -t x                                 | -t x: expected r, d, dd, e, a, ad, adoy, u, ud, udoy
            --threads 0                          | --threads 0: expected a number, 1 to 2147483647
            --limit flows                        | --limit flows: expected NAME=VALUE
            --limit flow=2                       | --limit flow: no limit is called that; did you mean flows?
            --limit flows=-1                     | --limit flows=-1: expected a number, 1 to 2147483647
            -o ip.defragment:FALSE               | -o ip.defragment:FALSE: peel only does ip.defragment:TRUE
            -o ip.defragment                     | -o ip.defragment: expected NAME:VALUE
            -G colors                            | -G colors: expected fields, protocols, values, currentprefs or defaultprefs
            --colour                             | there is no option --colour; peel --help lists all
            """)
    void tellsInOneLineWhatToDo(String arguments, String message) {
        String[] all = ("-r " + capture("tls12-full.pcap") + " " + arguments).split(" ");

        RunningPeel peel = RunningPeel.of(all);

        assertThat(peel.errors()).isEqualTo("peel: " + message + System.lineSeparator());
        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            field          | there is no command "field"; did you mean fields?
            limits all     | "all" is one argument too many; peel limits --help lists all
            -r             | missing required parameter for option '-r' (FILE)
            new            | missing required parameters: 'KIND', 'NAME'
            run            | missing required parameter: 'SCRIPT'
            test a.js --seed x | invalid value for option '--seed': 'x' is not a long
            -V             | what to read is missing: add -r FILE, or -r - for standard input, or -i INTERFACE
            -i lo -r a     | -i captures and -r reads a file: one of them
            -i lo -s all   | -s all: expected a number, 1 to 2147483647
            -i lo -B 9999  | -B 9999: expected a number, 1 to 2047
            live lo -a 5   | -a 5: expected duration:SECONDS
            flows a -o tcp.try_heuristic_first:TRUE | -o tcp.try_heuristic_first:TRUE: peel -r only has this choice; peel flows always reads streams thoroughly
            live           | missing required parameter for option '-i' (INTERFACE)
            fields zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz | no field is like "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
            """)
    void tellsWhatIsWrongWithACommand(String arguments, String message) {
        RunningPeel peel = RunningPeel.of(arguments.split(" "));

        assertThat(peel.errors()).isEqualTo("peel: " + message + System.lineSeparator());
        assertThat(peel.exitCode()).isEqualTo(1);
    }

    @Test
    void marksWhatIsWrongInAFilter() {
        RunningPeel peel = RunningPeel.of("-r", capture("tls12-full.pcap"), "-Y", "tls and tcp.prt == 443");

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.out()).isEmpty();
        assertThat(peel.errors()).isEqualToNormalizingNewlines("""
                peel: filter: no field or protocol is called tcp.prt; did you mean tcp.port?
                    tls and tcp.prt == 443
                            ^~~~~~~
                """);
    }

    @Test
    void marksWhatIsWrongInAFilterOfACommand() {
        RunningPeel peel = RunningPeel.of("explain", capture("tls12-full.pcap"), "-Y", "tls and tcp.prt == 443");

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.errors()).isEqualToNormalizingNewlines("""
                peel: -Y: filter: no field or protocol is called tcp.prt; did you mean tcp.port?
                    tls and tcp.prt == 443
                            ^~~~~~~
                """);
    }

    @ParameterizedTest
    @CsvSource({"capture.pcapng", "./x/y.pcap"})
    void takesWhatLooksLikeAFileForACapture(String file) {
        assertThat(RunningPeel.of(file).errors().strip()).isEqualTo("peel: " + file + ": no such file");
    }
}
