package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.testkit.Tshark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GlossaryTest {
    private static final int ABBREVIATION = 2;
    private static final int TYPE = 3;

    /** Fields whose type differs on purpose. */
    private static final Set<String> OTHERWISE = Set.of(
            // Object identifiers, as all others are; tshark has these as text.
            "pkix1explicit.id",
            "ocsp.responseType.id",
            // A heading; tshark's bytes are never given a value.
            "ip.fragments",
            // Bytes, of which filters can take slices; tshark shows none.
            "dns.tsig.mac",
            // The text that tshark shows of it.
            "dns.eui64");

    @Test
    void fieldsHaveEightColumnsAndProtocolsThree() {
        assertThat(RunningPeel.of("-G", "fields").out().lines())
                .allMatch(line -> line.split("\t", -1).length == (line.startsWith("F\t") ? 8 : 3))
                .contains("P\tTransmission Control Protocol\ttcp")
                .contains("F\tIdentification\tip.id\tFT_UINT16\tip\tBASE_HEX_DEC\t0x0\t")
                .contains("F\tDon't fragment\tip.flags.df\tFT_BOOLEAN\tip\t8\t0x40\t");
        assertThat(RunningPeel.of("-G").out())
                .isEqualTo(RunningPeel.of("-G", "fields").out());
        assertThat(RunningPeel.of("-G", "protocols").out().lines()).contains("Transmission Control Protocol\tTCP\ttcp");
    }

    @Test
    void valuesTellNamesRangesAndTruths() {
        assertThat(RunningPeel.of("-G", "values").out().lines())
                .contains("V\ttls.handshake.type\t1\tClient Hello")
                .contains("T\tip.flags.df\tSet\tNot set")
                .allMatch(line -> line.startsWith("V\t") || line.startsWith("R\t") || line.startsWith("T\t"));
    }

    @Test
    void fieldsHaveTheTypesThatTsharkGivesThem() {
        assumeTrue(Tshark.isPresent(), "tshark 4.0 is not installed: nothing to compare the types of fields with");
        Map<String, String> theirs =
                types(Tshark.run(List.of("-G", "fields")).lines().toList());

        List<String> different = new ArrayList<>();
        types(RunningPeel.of("-G", "fields").out().lines().toList()).forEach((field, type) -> {
            // How long a text or some bytes are is another matter than what they are.
            String other = theirs.getOrDefault(field, type)
                    .replaceAll("FT_STRINGZ.*|FT_UINT_STRING", "FT_STRING")
                    .replace("FT_UINT_BYTES", "FT_BYTES");
            if (!other.equals(type) && !OTHERWISE.contains(field)) {
                different.add(field + " is " + type + ", in tshark " + other);
            }
        });

        assertThat(different).isEmpty();
    }

    private static Map<String, String> types(List<String> lines) {
        Map<String, String> types = new HashMap<>();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (columns[0].equals("F")) {
                types.putIfAbsent(columns[ABBREVIATION], columns[TYPE]);
            }
        }
        return types;
    }
}
