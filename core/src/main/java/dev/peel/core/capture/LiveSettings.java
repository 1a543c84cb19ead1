package dev.peel.core.capture;

/**
 * What is captured, and how.
 *
 * @param interfaceName the interface, as {@link LiveInterface#name} has it
 * @param filter a capture filter in libpcap's language, empty for all packets
 * @param snapLength how many bytes of each packet are captured at most, 1 to {@link #ALL}
 * @param isPromiscuous whether packets for other machines are captured too, where the interface sees them
 * @param bufferBytes the room that the system keeps for packets not yet fetched, in bytes
 */
public record LiveSettings(
        String interfaceName, String filter, int snapLength, boolean isPromiscuous, int bufferBytes) {
    /** The snap length at which every packet is captured whole. */
    public static final int ALL = 262_144; // bytes
    /** The usual room for packets not yet fetched. */
    public static final int USUAL_BUFFER = 2 * 1024 * 1024; // bytes

    /** {@return the usual settings for an interface: all of every packet that it sees} */
    public static LiveSettings usual(String interfaceName) {
        return new LiveSettings(interfaceName, "", ALL, true, USUAL_BUFFER);
    }

    /** {@return these settings for another interface} */
    public LiveSettings of(String newName) {
        return new LiveSettings(newName, filter, snapLength, isPromiscuous, bufferBytes);
    }

    /** {@return these settings with another filter} */
    public LiveSettings filtered(String newFilter) {
        return new LiveSettings(interfaceName, newFilter, snapLength, isPromiscuous, bufferBytes);
    }
}
