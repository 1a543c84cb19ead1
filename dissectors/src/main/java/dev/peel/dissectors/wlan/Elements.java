package dev.peel.dissectors.wlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.nio.charset.StandardCharsets;

/**
 * The elements of a management frame, IEEE 802.11 9.4.2.
 *
 * <pre>
 *  number (1) | length (1) | content
 * </pre>
 */
final class Elements {
    private static final int NETWORK_NAME = 0; // 9.4.2.2
    private static final int VENDOR_SPECIFIC = 221; // 9.4.2.25
    private static final int HEADER_LENGTH = 2; // bytes
    private static final int ORGANIZATION_LENGTH = 3; // bytes

    private static final Values NAMES = NamedValues.of("wlan-elements.tsv");
    private static final Field ALL = Field.group("wlan.tagged.all", "Tagged parameters");
    private static final Field ELEMENT = Field.group("wlan.tag", "Tag");
    private static final Field NUMBER =
            Field.uint("wlan.tag.number", 8, "Tag Number").values(NAMES);
    private static final Field LENGTH = Field.uint("wlan.tag.length", 32, "Tag length");
    private static final Field CONTENT = Field.bytes("wlan.tag.data", "Tag Data");
    private static final Field NAME = Field.bytes("wlan.ssid", "SSID");
    private static final Field ORGANIZATION =
            Field.uint("wlan.tag.oui", 24, "OUI").values(NamedValues.of("snap-ouis.tsv"));
    private static final Field VENDOR_TYPE = Field.uint("wlan.tag.vendor.oui.type", 8, "Vendor Specific OUI Type");
    private static final Field VENDOR_CONTENT = Field.bytes("wlan.tag.vendor.data", "Vendor Specific Data");
    static final Field[] FIELDS = {
        ALL, ELEMENT, NUMBER, LENGTH, CONTENT, NAME, ORGANIZATION, VENDOR_TYPE, VENDOR_CONTENT
    };

    private Elements() {}

    /** Reads elements to the end of the frame. */
    static void read(Dissection d) {
        int length = d.remaining();
        if (length == 0) {
            return;
        }
        int mark = d.open(ALL, length);
        if (d.labelling()) {
            d.label(mark, "Tagged parameters (" + length + " bytes)");
        }
        boolean isNamed = false;
        while (d.remaining() > 0) {
            boolean isName = !isNamed && d.peekU8(0) == NETWORK_NAME; // a second one says nothing
            readElement(d, isName);
            isNamed |= isName;
        }
        d.close(mark);
    }

    private static void readElement(Dissection d, boolean isName) {
        int number = d.peekU8(0);
        int length = d.peekU8(1);
        int mark = d.open(ELEMENT, HEADER_LENGTH + length);
        if (d.labelling()) {
            d.label(mark, "Tag: " + NAMES.name(number, "Reserved (" + number + ")"));
        }
        d.u8(NUMBER);
        d.uint(LENGTH, 1);
        if (isName) {
            readName(d, mark, length);
        } else if (number == VENDOR_SPECIFIC && length >= ORGANIZATION_LENGTH) {
            d.u24(ORGANIZATION);
            if (length > ORGANIZATION_LENGTH) {
                d.u8(VENDOR_TYPE);
                d.bytes(VENDOR_CONTENT, length - ORGANIZATION_LENGTH - 1);
            }
        } else {
            d.bytes(CONTENT, length);
        }
        d.close(mark);
    }

    private static void readName(Dissection d, int mark, int length) {
        d.peekBytes(NAME, length);
        if (d.labelling() || d.summarizing()) {
            String name = length == 0 ? "Wildcard (Broadcast)" : '"' + text(d, length) + '"';
            d.label("SSID: " + name);
            d.label(mark, "Tag: SSID parameter set: " + name);
            d.summaryMore("SSID=" + name);
        }
        d.skip(length);
    }

    private static String text(Dissection d, int length) {
        return new String(d.rest().copy(0, length), StandardCharsets.UTF_8);
    }
}
