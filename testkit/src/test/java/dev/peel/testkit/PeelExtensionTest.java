package dev.peel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.dissect.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PeelExtension.class)
class PeelExtensionTest {
    @Test
    void dissectsFramesGivenInHexadecimal(@Hex({"02 68 69 # hi", "01 6f"}) Packets packets) {
        assertThat(packets.expectMalformedNowhere().field("toyletters.text")).containsExactly("hi", "o");
    }

    @Test
    @Hex("02 68 69")
    void takesWhatIsSaidOfTheTestForItsParameters(Packets packets) {
        assertThat(packets.tree()).contains("Toy Letters\n    Length: 2\n    Text: hi\n");
    }

    @Test
    @Hex(value = "02 68 69", linkType = 147)
    void dissectsOtherEncapsulations(Packets packets) {
        assertThat(packets.field("toyletters.text")).isEmpty();
    }

    @Test
    void dissectsCaptures(@Capture("letters.pcap") Packets packets) {
        assertThat(packets.field("toyletters.text")).containsExactly("hi");
        assertThat(packets.field("frame.number")).containsExactly("1");
    }

    @Test
    @Hex("05 68 69")
    void findsWhatIsMalformed(Packets packets) {
        assertThatThrownBy(packets::expectMalformedNowhere)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Malformed Packet");
    }

    @Test
    @Hex("ff")
    void findsWhatFails(Packets packets) {
        assertThatThrownBy(packets::expectMalformedNowhere).hasMessageContaining("cannot read this");
    }

    @Test
    @Hex("02 68 69")
    void refusesNamesOfNothing(Packets packets) {
        assertThatThrownBy(() -> packets.field("toyletters.nothing")).hasMessageContaining("toyletters.nothing");
    }

    @Test
    void spoilsFramesUntilSomethingFails() {
        Registry registry = Registry.of(List.of(new ToyLetters()));

        assertThat(new Fuzz(1, 500).frame(registry, 1, HexText.parse("02 68 69")))
                .get()
                .asString()
                .contains("cannot read this", "seed ", "ff");
    }

    @Test
    void writesAndComparesWhatWasReviewed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("golden").resolve("letters.txt");

        assertThatThrownBy(() -> Golden.check(file, "a\nb\n", false)).hasMessageContaining("there is no");
        Golden.check(file, "a\nb\n", true);
        Golden.check(file, "a\nb\n", false);

        assertThat(Files.readString(file)).startsWith("generated; update with -Dgolden.update\n");
        assertThatThrownBy(() -> Golden.check(file, "a\nc\n", false))
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith(
                        "letters.txt differs, line 3\n  generated; update with -Dgolden.update\n  a\n- b\n+ c\n");
    }
}
