package dev.peel.plugins.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PcapFailuresTest {
    @Test
    void withoutRightsTheWayThroughAPipeIsTold() {
        assertThat(PcapFailures.notOpened("eth0", "You don't have permission to\nperform this capture"))
                .hasMessage("eth0: capturing needs rights that this user lacks; run peel as root, or:"
                        + " sudo tcpdump -U -w - -i eth0 | peel -r -");
    }

    @Test
    void otherFailuresAreToldOnOneLine() {
        assertThat(PcapFailures.notOpened("eth0", "the device\nis gone"))
                .hasMessage("eth0: cannot be captured from: the device; is gone");
    }

    @Test
    void withoutTheLibraryWhatToInstallIsTold() {
        assertThat(PcapFailures.noLibrary()).hasMessageContaining("apt install libpcap0.8");
    }
}
