package dev.peel.repl.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScriptSessionTest {
    private static Scripts scripts;

    @BeforeAll
    static void start() {
        scripts = Scripts.ofExamples().open("tls12-full.pcap");
    }

    @AfterAll
    static void close() throws IOException {
        scripts.close();
    }

    @Test
    void givesTheValueOfAScriptAndKeepsIt() {
        assertThat(scripts.value("6 * 7")).isEqualTo("42");
        assertThat(scripts.value("_ + 1")).isEqualTo("43");
        assertThat(scripts.value("undefined")).isEmpty();
        assertThat(scripts.value("_")).isEqualTo("43");
    }

    @Test
    void readsFieldsAsProperties() {
        assertThat(scripts.value("packet(1).tcp.dstport")).isEqualTo("443");
        assertThat(scripts.value("packet(1).ip.src")).isEqualTo("127.0.0.1");
        assertThat(scripts.value("packet(6).tls.handshake.type")).isEqualTo("[2, 11, 12, 14]");
        assertThat(scripts.value("packet(4).tls.handshake.extensions_server_name"))
                .isEqualTo("shop.example.test");
    }

    @Test
    void givesNothingForWhatAPacketLacks() {
        assertThat(scripts.value("packet(1).tls === undefined")).isEqualTo("true");
        assertThat(scripts.value("packet(1).get('tls.handshake.type') === undefined"))
                .isEqualTo("true");
        assertThat(scripts.value("packet(1).all('tls.handshake.type').length")).isEqualTo("0");
        assertThat(scripts.value("packet(1).has('tls')")).isEqualTo("false");
    }

    @Test
    void saysWhichLayerIsMissingWhereAFieldOfItIsRead() {
        assertThat(scripts.mistake("packets.map(p => p.tls.handshake).toArray()")
                        .message())
                .contains("the packet has no tls: ask for tls?.handshake");
    }

    @Test
    void refusesNamesOfNoFieldAndProposesTheNearest() {
        Evaluation.Mistake mistake = scripts.mistake("1;\n  packet(4).tls.handshake.typ");

        assertThat(mistake.message()).contains("there is no field tls.handshake.typ; did you mean tls.handshake.type?");
        assertThat(mistake.line()).isEqualTo(2);
        assertThat(mistake.marked()).startsWith("  packet(4).tls.handshake.typ\n  ^");
    }

    @Test
    void aFieldWithAValueAndFieldsBelowItStandsForItsValue() {
        assertThat(scripts.value("packet(2).tcp.flags & 0x10")).isEqualTo("16");
        assertThat(scripts.value("packet(2).tcp.flags == 0x12")).isEqualTo("true");
        assertThat(scripts.value("packet(2).tcp.flags.syn")).isEqualTo("true");
        assertThat(scripts.value("`${packet(2).tcp.flags}`")).isEqualTo("18");
        assertThat(scripts.value("JSON.stringify([packet(2).tcp.flags])")).isEqualTo("[18]");
        assertThat(scripts.value("packet(2).tcp.flags === 0x12")).isEqualTo("false");
        assertThat(scripts.value("packet(2)['tcp.flags'] === 0x12")).isEqualTo("true");
        assertThat(scripts.value("packets.map(p => p.tcp.flags).toArray().includes(0x12)"))
                .isEqualTo("true");
    }

    @Test
    void timesAreDatesWithNanosecondsBeside() {
        scripts.open("tls13-full-nanosecond.pcapng");
        assertThat(scripts.value("packet(1).time instanceof Date")).isEqualTo("true");
        assertThat(scripts.value("packet(1).time.nanoseconds / 1000000n === BigInt(packet(1).time.getTime())"))
                .isEqualTo("true");
        scripts.open("tls12-full.pcap");
    }

    @Test
    void bytesAreArraysOfBytes() {
        assertThat(scripts.value("packet(4).tls.handshake.random instanceof Uint8Array"))
                .isEqualTo("true");
        assertThat(scripts.value("packet(4).tls.handshake.random.length")).isEqualTo("32");
        assertThat(scripts.value("hex(packet(1).bytes.slice(12, 14))")).isEqualTo("08:00");
        assertThat(scripts.value("packet(1).bytes.length === packet(1).frame.cap_len"))
                .isEqualTo("true");
    }

    @Test
    void sequencesAreLazyAndChain() {
        assertThat(scripts.value("packets.count()")).isEqualTo("17");
        assertThat(scripts.value("packets.where('tls.handshake').where('tcp.dstport == 443').count()"))
                .isEqualTo("2");
        assertThat(scripts.value("packets.filter(p => p.tcp.len > 0).map(p => p.number).take(3).toArray()"))
                .isEqualTo("[4, 6, 8]");
        assertThat(scripts.value("packets.skip(15).map(p => p.number).toArray()"))
                .isEqualTo("[16, 17]");
        assertThat(scripts.value("packets.reduce((sum, p) => sum + p.frame.len, 0) === "
                        + "packets.map(p => p.length).toArray().reduce((a, b) => a + b)"))
                .isEqualTo("true");
        assertThat(scripts.value("packets.countBy(p => p.tcp.srcport == 443).toArray().map(r => r.count)"))
                .isEqualTo("[10, 7]");
        assertThat(scripts.value("packets.groupBy(p => p.tcp.stream).first().items.length"))
                .isEqualTo("17");
        assertThat(scripts.value("packets.sortBy(p => p.length, 'descending').first().number"))
                .isEqualTo("6");
        assertThat(scripts.value("[...packets.distinct(p => p.ip.src)].length")).isEqualTo("1");
        assertThat(scripts.value("let seen = 0; packets.map(p => { seen++; return p; }).take(2).toArray(); seen"))
                .isEqualTo("2");
    }

    @Test
    void iterationEndsWhereTheLoopDoes() {
        scripts.value("for (const p of packets) { if (p.number > 2) break; print(p.number); }");

        assertThat(scripts.printed()).isEqualTo("1\n2\n");
    }

    @Test
    void packetsThatWereKeptAnswerAfterTheirPass() {
        assertThat(scripts.value(
                        "var kept = packets.where('tls.handshake').toArray(); kept.map(p => p.tls.handshake.type)"))
                .isEqualTo("[1, [2, 11, 12, 14], 16, 4]");
        assertThat(scripts.value("kept[0].tree().split('\\n')[0]")).startsWith("Frame 4:");
        assertThat(scripts.value("kept[0].json().number")).isEqualTo("4");
        assertThat(scripts.value("kept[0].matches('tls.handshake.type == 1')")).isEqualTo("true");
    }

    @Test
    void flowsHaveWhatExplainTellsAndMethods() {
        assertThat(scripts.value("flows.count()")).isEqualTo("1");
        assertThat(scripts.value("handshakes.first().sni")).isEqualTo("shop.example.test");
        assertThat(scripts.value("handshakes.first().explain()")).contains("1 good");
        assertThat(scripts.value("handshakes.first().ladder()")).contains("ClientHello sni=shop.example.test");
        assertThat(scripts.value("handshakes.where('tls.handshake.type == 1').count()"))
                .isEqualTo("1");
        assertThat(scripts.value("handshakes.where('dns').count()")).isEqualTo("0");
        assertThat(scripts.value("flow(0).packets.count()")).isEqualTo("17");
        assertThat(scripts.value("flow(0).follow('hex')")).contains("Follow: tcp,hex");
    }

    @Test
    void readsBytesAsAProtocol() {
        assertThat(scripts.value("dissect('tls', hex('15 03 03 00 02 02 28')).tls.alert_message.desc"))
                .isEqualTo("40");
        assertThat(scripts.value("dissect('dns', '000101000001000000000000 0161 00 0001 0001')['dns.qry.name']"))
                .isEqualTo("a");
        assertThat(scripts.mistake("dissect('nix', hex('00'))").message()).contains("nothing leads to \"nix\"");
    }

    @Test
    void marksTheMistakeOfAFilter() {
        assertThat(scripts.mistake("packets.where('tcp.port ==')").message()).contains("tcp.port ==\n           ^");
    }

    @Test
    void looksForFieldsAndTellsOfThem() {
        assertThat(scripts.value("fields('tls.alert_message.*').map(f => f.name).toArray()"))
                .isEqualTo("[\"tls.alert_message.level\", \"tls.alert_message.desc\"]");
        assertThat(scripts.value("help('tls.handshake.type')")).contains("1  Client Hello");
        assertThat(scripts.value("help(packets)")).contains("the packets of the current capture");
        assertThat(scripts.value("help('packts')")).contains("did you mean packets?");
    }

    @Test
    void printsTablesAndCharts() {
        scripts.value("table([{ name: 'a', count: 10 }, { name: 'longer', count: 9 }])");
        assertThat(scripts.printed()).isEqualTo("name    count\na          10\nlonger      9\n");
        scripts.value("bars([['a', 1], ['b', 2]])");
        assertThat(scripts.printed()).contains("a  1 █").contains("b  2 ██");
        scripts.value("histogram([1, 2, 2, 3])");
        assertThat(scripts.printed().lines().count()).isGreaterThan(2);
        scripts.value("plot([1, 4, 9])");
        assertThat(scripts.printed().lines().count()).isEqualTo(11);
        assertThat(scripts.value("sparkline([0, 1])")).isEqualTo("▁█");
    }

    @Test
    void printsNothingThatSteersATerminal() {
        scripts.value("print('\\x1b[2J', '\\x9b')");
        assertThat(scripts.printed()).isEqualTo("\\x1b[2J \\x9b\n");
    }

    @Test
    void tellsScriptsFromFiltersAndWholeFromHalf() {
        ScriptSession session = scripts.session;

        assertThat(session.isScript("packets.count()")).isTrue();
        assertThat(session.isScript("fresh = 1")).isTrue();
        assertThat(session.isScript("tcp.port == 443")).isFalse();
        assertThat(session.isScript("tls and tcp")).isFalse();
        assertThat(session.isIncomplete("packets.map(p => {")).isTrue();
        assertThat(session.isIncomplete("`two")).isTrue();
        assertThat(session.isIncomplete("1 + 1")).isFalse();
        assertThat(session.isIncomplete("1 1")).isFalse();
    }

    @Test
    void completesWithoutEvaluating() {
        ScriptSession session = scripts.session;
        scripts.value("var touched = 0; globalThis.trap = { get x() { touched++; return 1; } }");

        assertThat(names(session.members("packets."))).contains("where", "countBy", "first");
        assertThat(names(session.members("packets.where('a(b)').first()"))).contains("tree", "tcp", "tls");
        assertThat(names(session.members("packets.first().tls.alert_message"))).containsExactly("desc", "level");
        assertThat(names(session.members("handshakes.first()"))).contains("explain", "sni");
        assertThat(names(session.members(""))).contains("packets", "open", "trap");
        assertThat(session.members("trap.x")).isEmpty();
        assertThat(scripts.value("touched")).isEqualTo("0");
    }

    @Test
    void letsNamesBeDeclaredAgain() {
        scripts.value("const again = 1");
        scripts.value("let again = 2");
        assertThat(scripts.value("again")).isEqualTo("2");
        assertThat(scripts.value("{ a: 1 }")).isEqualTo("{ a: 1 }");
    }

    @Test
    void endsByExit() {
        assertThat(scripts.session.evaluate("test", "try { exit(3) } finally { for (;;); }"))
                .isEqualTo(new Evaluation.Exit(3));
    }

    private static List<String> names(List<Member> members) {
        return members.stream().map(Member::name).toList();
    }
}
