package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.index.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningProgressTest {

    @Test
    void tellsRateAndWhatIsLeftOnceThereIsSomethingToTell() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        OpeningProgress progress = new OpeningProgress("a.pcap", lines::add);

        progress.at(Progress.Stage.READ, 10, 400_000_000);
        Thread.sleep(350);
        progress.at(Progress.Stage.READ, 100_000_000, 400_000_000);

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).matches("opening a\\.pcap: 25 % of 400 MB, [0-9.]+ [kMG]?B/s, \\d+ s left");
    }
}
