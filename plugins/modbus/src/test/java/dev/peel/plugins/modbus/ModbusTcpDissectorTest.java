package dev.peel.plugins.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.StreamDissector;
import dev.peel.testkit.StreamCheck;
import dev.peel.testkit.StreamDissectorTests;
import dev.peel.testkit.Talk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModbusTcpDissectorTest implements StreamDissectorTests {

    @Override
    public StreamDissector dissector() {
        return new ModbusTcpDissector();
    }

    @Override
    public Map<String, Talk> talks() {
        Map<String, Talk> talks = new LinkedHashMap<>();
        talks.put("coils", talk("01 0013 0013", "01 03 cd 6b 05"));
        talks.put("inputs", talk("02 00c4 0016", "02 03 ac db 35"));
        talks.put("registers", talk("03 006b 0003", "03 06 022b 0000 0064"));
        talks.put("single coil", talk("05 00ac ff00", "05 00ac ff00"));
        talks.put("single register", talk("06 0001 0003", "06 0001 0003"));
        talks.put("exception status", talk("07", "07 6d"));
        talks.put("diagnostics", talk("08 0000 a537", "08 0000 a537"));
        talks.put("event log", talk("0c", "0c 08 0000 0108 0121 20 00"));
        talks.put(
                "file record",
                talk("14 0e 06 0004 0001 0002 06 0003 0009 0002", "14 0c 05 06 0dfe0020 05 06 33cd0040"));
        talks.put("exception", talk("01 04a1 0001", "81 02"));
        talks.put("identification", talk("2b 0e 01 00", "2b 0e 01 01 00 00 02 00 03 616263 80 01 ff"));
        talks.put(
                "several under way",
                Talk.start()
                        .client("0001 0000 0006 11 03 0001 0001 0002 0000 0006 11 03 0009 0001")
                        .server("0002 0000 0005 11 03 02 0022 0001 0000 0005 11 03 02 0011"));
        return talks;
    }

    @Test
    void numbersTheBitsAsTheyWereAskedFor() {
        assertThat(fields("coils"))
                .contains("modbus.bit_cnt=19", "modbus.byte_cnt=3")
                .containsSequence("modbus.bit=1", "modbus.bitnum=19", "modbus.bitval=1")
                .containsSequence("modbus.bit=1", "modbus.bitnum=37", "modbus.bitval=1")
                .doesNotContain("modbus.bitnum=38");
    }

    @Test
    void numbersTheRegistersAsTheyWereAskedFor() {
        assertThat(fields("registers"))
                .containsSequence("modbus.regnum16=107", "modbus.regval_uint16=555")
                .containsSequence("modbus.regnum16=109", "modbus.regval_uint16=100");
    }

    @Test
    void findsTheRequestThatAnAnswerIsToByItsTransaction() {
        assertThat(fields("several under way"))
                .containsSequence("modbus.regnum16=9", "modbus.regval_uint16=34")
                .containsSequence("modbus.regnum16=1", "modbus.regval_uint16=17");
    }

    @Test
    void readsWhatAnExceptionSays() {
        assertThat(fields("exception")).endsWith("modbus.func_code=1", "modbus.exception_code=2");
    }

    @Test
    void tellsEventsApartByWhatTheyAreOf() {
        assertThat(fields("event log"))
                .containsSubsequence(
                        "modbus.ev_count=264", "modbus.ev_msg_count=289", "modbus.event=32", "modbus.event=0");
    }

    @Test
    void readsTheObjectsThatADeviceTells() {
        assertThat(fields("identification"))
                .containsSubsequence("modbus.num_objects=2", "modbus.object_str_value=abc", "modbus.object_value=ff");
    }

    @Test
    void readsTheRecordsOfFiles() {
        assertThat(fields("file record"))
                .contains("modbus.reference_num_32=262145", "modbus.data=0dfe0020", "modbus.data=33cd0040");
    }

    @Test
    void passesOverWhatIsNoModbus() {
        assertThat(new StreamCheck(dissector()).fields(Talk.start().client("0001 0001 0006 11 03 0001 0001")))
                .isEmpty();
        assertThat(new StreamCheck(dissector()).fields(Talk.start().client("0001 0000 ffff 11 03 0001 0001")))
                .isEmpty();
    }

    @Test
    void summarizesWhichPartOfAFunctionIsAskedFor() {
        assertThat(summaries(talk("08 000a 0000", "88 01")))
                .containsExactly(
                        "   Query: Trans:  5377; Unit:  17, Func:   8/  1: Clear Counters and Diagnostic Register",
                        "Response: Trans:  5377; Unit:  17, Func:   8: Diagnostics. Exception returned ");
        assertThat(summaries(talk("2b 0e 01 00", "63 01")))
                .containsExactly(
                        "   Query: Trans:  5377; Unit:  17, Func:  43/  1: Read Device Identification",
                        "Response: Trans:  5377; Unit:  17, Func:  99: Unknown function (99)");
        assertThat(summaries(talk("08 00", "2b")))
                .containsExactly(
                        "   Query: Trans:  5377; Unit:  17, Func:   8/  1: Diagnostics[Malformed Packet]",
                        "Response: Trans:  5377; Unit:  17, Func:  43/  1: Encapsulated Interface Transport[Malformed Packet]");
    }

    private static List<String> summaries(Talk talk) {
        return new StreamCheck(new ModbusTcpDissector()).packets(talk).field("_ws.col.Info");
    }

    private List<String> fields(String talk) {
        return new StreamCheck(dissector()).fields(talks().get(talk));
    }

    /** One request and its answer, each a function and what it needs. */
    private static Talk talk(String request, String answer) {
        return Talk.start().client(message(request)).server(message(answer));
    }

    private static String message(String function) {
        int length = function.replaceAll("\\s", "").length() / 2 + 1;
        return String.format("1501 0000 %04x 11 %s", length, function);
    }
}
