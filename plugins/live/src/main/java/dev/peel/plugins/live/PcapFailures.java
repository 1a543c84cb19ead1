package dev.peel.plugins.live;

import dev.peel.core.capture.CaptureException;
import java.util.Locale;

/** What went wrong, in words that say what to do. */
final class PcapFailures {
    private static final String PIPE = "tcpdump -U -w - -i %s | peel -r -";

    private PcapFailures() {}

    static CaptureException noLibrary() {
        return new CaptureException(
                "live capture needs libpcap, which is not installed (Debian: apt install libpcap0.8;"
                        + " macOS has it; Windows: npcap.com); without it: " + String.format(PIPE, "any"));
    }

    static CaptureException notOpened(String name, String reason) {
        String text = oneLine(reason);
        if (text.toLowerCase(Locale.ROOT).contains("permi")) {
            return new CaptureException(
                    name + ": capturing needs rights that this user lacks; run peel as root, or: sudo "
                            + String.format(PIPE, name));
        }
        return new CaptureException(name + ": cannot be captured from: " + text);
    }

    static CaptureException wrongFilter(String filter, String reason) {
        return new CaptureException("-f " + filter + ": is no capture filter: " + reasonOf(oneLine(reason))
                + "; capture filters are libpcap's (tcp port 443), display filters (tcp.port == 443) go with -Y");
    }

    /** pcap4j puts its own words and the filter before libpcap's reason. */
    private static String reasonOf(String text) {
        int colon = text.lastIndexOf(": ");
        return colon < 0 ? text : text.substring(colon + 2);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
