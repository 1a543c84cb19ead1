package dev.peel.plugins.live;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.capture.LiveInterface;
import dev.peel.core.capture.LiveReader;
import dev.peel.core.capture.LiveSettings;
import dev.peel.core.capture.LiveSource;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.Pcaps;

/** Captures with libpcap, or with Npcap on Windows. */
public final class PcapSource implements LiveSource {
    /** So long packets wait for others that are fetched with them: handed over one by one, few would fit into the buffer. */
    static final int TIMEOUT = 100; // milliseconds

    @Override
    public List<LiveInterface> interfaces() throws IOException {
        try {
            return Pcaps.findAllDevs().stream().map(PcapSource::describe).toList();
        } catch (PcapNativeException failed) {
            throw new CaptureException("the interfaces cannot be listed: " + failed.getMessage());
        } catch (LinkageError absent) {
            throw PcapFailures.noLibrary();
        }
    }

    private static LiveInterface describe(PcapNetworkInterface device) {
        List<String> addresses = device.getAddresses().stream()
                .filter(address -> address.getAddress() != null)
                .map(address -> address.getAddress().getHostAddress())
                .toList();
        String description = device.getDescription() == null ? "" : device.getDescription();
        return new LiveInterface(device.getName(), description, addresses, device.isLoopBack(), device.isUp());
    }

    @Override
    public LiveReader open(LiveSettings settings) throws IOException {
        PcapHandle handle;
        try {
            handle = new PcapHandle.Builder(settings.interfaceName())
                    .snaplen(settings.snapLength())
                    .promiscuousMode(
                            settings.isPromiscuous() ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
                    .timeoutMillis(TIMEOUT)
                    .bufferSize(settings.bufferBytes())
                    .timestampPrecision(TimestampPrecision.NANO)
                    .build();
        } catch (PcapNativeException failed) {
            requireInterface(settings.interfaceName());
            throw PcapFailures.notOpened(settings.interfaceName(), String.valueOf(failed.getMessage()));
        } catch (LinkageError absent) {
            throw PcapFailures.noLibrary();
        }
        try {
            if (!settings.filter().isEmpty()) {
                handle.setFilter(settings.filter(), BpfCompileMode.OPTIMIZE);
            }
            return new PcapReader(handle, settings);
        } catch (PcapNativeException wrong) {
            handle.close();
            throw PcapFailures.wrongFilter(settings.filter(), String.valueOf(wrong.getMessage()));
        } catch (NotOpenException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private void requireInterface(String name) throws IOException {
        List<String> names = interfaces().stream().map(LiveInterface::name).toList();
        if (!names.contains(name)) {
            throw new CaptureException(name + ": there is no such interface to capture from; "
                    + (names.isEmpty()
                            ? "there is none at all, for want of rights perhaps"
                            : "there are " + names.stream().collect(Collectors.joining(", "))));
        }
    }
}
