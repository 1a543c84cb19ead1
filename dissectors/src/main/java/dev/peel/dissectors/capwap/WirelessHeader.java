package dev.peel.dissectors.capwap;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import java.util.Locale;

/**
 * The optional parts of the transport header: a radio's address and what is said of the radio, RFC 5415 4.3 and RFC 5416 4.
 *
 * <pre>
 *  length (1) | address | padding to a multiple of 4
 *  length (1) | information | padding to a multiple of 4
 * </pre>
 */
final class WirelessHeader {
    private static final int WLAN = 1; // binding, RFC 5415 4.3
    private static final int EUI_48 = 6; // bytes
    private static final int INFORMATION_LENGTH = 4; // bytes, RFC 5416 4
    private static final int WORD = 4; // bytes

    private static final Field ADDRESS_LENGTH = Field.uint("capwap.header.mac.length", 8, "MAC length");
    private static final Field ADDRESS = Field.ether("capwap.header.mac.eui48", "MAC address");
    private static final Field OTHER_ADDRESS = Field.bytes("capwap.header.mac.data", "MAC address");
    private static final Field LENGTH = Field.uint("capwap.header.wireless.length", 8, "Wireless length");
    private static final Field INFORMATION = Field.bytes("capwap.header.wireless.data", "Wireless data");
    private static final Field FRAME =
            Field.bytes("capwap.header.wireless.data.ieee80211.fi", "Wireless data ieee80211 Frame Info");
    private static final Field SIGNAL =
            Field.sint("capwap.header.wireless.data.ieee80211.fi.rssi", 8, "Wireless data ieee80211 RSSI (dBm)");
    private static final Field NOISE =
            Field.uint("capwap.header.wireless.data.ieee80211.fi.snr", 8, "Wireless data ieee80211 SNR (dB)");
    private static final Field RATE = Field.uint(
            "capwap.header.wireless.data.ieee80211.fi.data_rate", 16, "Wireless data ieee80211 Data Rate (Mbps)");
    private static final Field DESTINATIONS =
            Field.bytes("capwap.header.wireless.data.ieee80211.dw", "Wireless data ieee80211 Destination WLANs");
    private static final Field NETWORKS = Field.uint(
            "capwap.header.wireless.data.ieee80211.dw.wlan_id_bitmap",
            16,
            "Wireless data ieee80211 Destination Wlan Id bitmap");
    private static final Field RESERVED = Field.uint(
            "capwap.header.wireless.data.ieee80211.dw.reserved",
            16,
            "Wireless data ieee80211 Destination Wlan reserved");
    private static final Field PADDING = Field.bytes("capwap.header.padding", "Padding for 4 Byte Alignment");
    static final Field[] FIELDS = {
        ADDRESS_LENGTH,
        ADDRESS,
        OTHER_ADDRESS,
        LENGTH,
        INFORMATION,
        FRAME,
        SIGNAL,
        NOISE,
        RATE,
        DESTINATIONS,
        NETWORKS,
        RESERVED,
        PADDING
    };

    private WirelessHeader() {}

    /** Reads a radio's address. */
    static void readAddress(Dissection d) {
        int length = d.u8(ADDRESS_LENGTH);
        if (length == EUI_48) {
            d.ether(ADDRESS);
        } else {
            d.bytes(OTHER_ADDRESS, length);
        }
        readPadding(d, length);
    }

    /**
     * Reads what is said of the radio: of the frame that it received, or to control messages the networks meant.
     *
     * @param binding the wireless technology
     * @param isControl whether the header is a control message's
     */
    static void readInformation(Dissection d, int binding, boolean isControl) {
        int length = d.u8(LENGTH);
        d.peekBytes(INFORMATION, length);
        if (binding == WLAN && length == INFORMATION_LENGTH) {
            if (isControl) {
                readDestinations(d);
            } else {
                readFrame(d);
            }
        } else {
            d.skip(length);
        }
        readPadding(d, length);
    }

    private static void readFrame(Dissection d) {
        int mark = d.open(FRAME, INFORMATION_LENGTH);
        d.u8(SIGNAL);
        d.u8(NOISE);
        int rate = d.u16(RATE);
        if (d.labelling()) {
            d.label(String.format(
                    Locale.ROOT,
                    "Wireless data ieee80211 Data Rate (Mbps): %d (%d.%d Mb/s)",
                    rate,
                    rate / 10,
                    rate % 10));
        }
        d.close(mark);
    }

    private static void readDestinations(Dissection d) {
        int mark = d.open(DESTINATIONS, INFORMATION_LENGTH);
        d.u16(NETWORKS);
        d.u16(RESERVED);
        d.close(mark);
    }

    private static void readPadding(Dissection d, int length) {
        int padding = -(1 + length) & WORD - 1;
        if (padding > 0) {
            d.bytes(PADDING, padding);
        }
    }
}
