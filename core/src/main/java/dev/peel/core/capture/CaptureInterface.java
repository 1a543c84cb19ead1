package dev.peel.core.capture;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Where frames were captured, and how a capture describes them. Texts are empty where the capture does not say.
 *
 * @param index the place in {@link CaptureReader#interfaces()}, from 0 over all sections
 * @param section the section that describes the interface, from 0; 0 in pcap
 * @param id the number within its section, from 0 ({@code frame.interface_id}); empty in pcap, which does not number interfaces
 * @param linkType the LINKTYPE number of its frames, 0 to 65,535
 * @param snapLength the most bytes captured of a frame, 0 to 2^32 - 1; 0 means no bound
 * @param name such as {@code eth0}
 * @param description for people
 * @param filter the capture filter's text
 * @param hardware of the interface
 * @param operatingSystem of the machine
 * @param checkSequenceBytes the length of the frame check sequence at each frame's end, in bytes, empty where unknown
 * @param resolution the unit of its time stamps
 * @param offsetSeconds what its time stamps count from, in seconds since 1970-01-01T00:00Z
 */
public record CaptureInterface(
        int index,
        int section,
        OptionalInt id,
        int linkType,
        long snapLength,
        String name,
        String description,
        String filter,
        String hardware,
        String operatingSystem,
        OptionalInt checkSequenceBytes,
        TimestampResolution resolution,
        long offsetSeconds) {

    /** Checks that nothing is null. */
    public CaptureInterface {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(hardware);
        Objects.requireNonNull(operatingSystem);
        Objects.requireNonNull(checkSequenceBytes);
        Objects.requireNonNull(resolution);
    }

    /** {@return the first interface of a capture that says no more of it than a LINKTYPE number; its times are in nanoseconds} */
    public static CaptureInterface of(int linkType) {
        return new CaptureInterface(
                0,
                0,
                OptionalInt.empty(),
                linkType,
                0,
                "",
                "",
                "",
                "",
                "",
                OptionalInt.empty(),
                TimestampResolution.NANOSECONDS,
                0);
    }
}
