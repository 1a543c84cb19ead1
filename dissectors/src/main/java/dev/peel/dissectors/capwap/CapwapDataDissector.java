package dev.peel.dissectors.capwap;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Preference;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Severity;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;

/** The data channel between wireless access points and their controller: the frames of stations, RFC 5415 4.4. */
public final class CapwapDataDissector implements Dissector {
    private static final String NAME = "CAPWAP-Data";
    private static final int PORT = 5247; // RFC 5415 16.1
    private static final int WLAN = 1; // RFC 5415 4.3
    private static final int SWAPPED_WLAN = 0x1_0001; // in the table only, no binding's number is that large
    private static final int LENGTH_LENGTH = 2; // bytes

    private static final Field KEEP_ALIVE = Field.group("capwap.keep_alive", "Keep-Alive");
    private static final Field LENGTH = Field.uint("capwap.keep_alive.length", 16, "Message Element Length");
    private static final Field LENGTH_WRONG = Field.group("capwap.keep_alive.length.bad", "Invalid Keep Alive length");
    static final Field[] FIELDS = {KEEP_ALIVE, LENGTH, LENGTH_WRONG};
    private static final Protocol DATA =
            Protocol.of("capwap.data", "CAPWAP-DATA", "Control And Provisioning of Wireless Access Points - Data");
    private static final Table BINDINGS = Table.of("capwap.header.wbid");
    private static final Preference<Boolean> SWAPPED =
            Preference.flag("capwap.swap_fc", true, "Swap frame control bytes (needed for some APs)");

    @Override
    public Protocol protocol() {
        return DATA;
    }

    @Override
    public void register(Registrar registrar) {
        Channel.register(registrar);
        registrar.protocol(CapwapDissector.CAPWAP);
        registrar.table(BINDINGS);
        registrar.table(Ethertype.TABLE);
        registrar.preference(SWAPPED);
        registrar.bind("udp.port", PORT, this);
    }

    @Override
    public void dissect(Dissection d) {
        int bits = Channel.read(d, NAME, false);
        if (bits == Channel.DONE) {
            return;
        }
        if ((bits & TransportHeader.KEEP_ALIVE) != 0) {
            readKeepAlive(d);
        } else if ((bits & TransportHeader.NATIVE) == 0) {
            d.next(Ethertype.TABLE, Ethertype.TRANSPARENT_BRIDGING);
        } else {
            int binding = TransportHeader.binding(bits);
            d.next(BINDINGS, binding == WLAN && d.preference(SWAPPED) ? SWAPPED_WLAN : binding);
        }
    }

    private static void readKeepAlive(Dissection d) {
        if (d.summarizing()) {
            d.summary(NAME, NAME + " Keep-Alive");
        }
        int mark = d.open(KEEP_ALIVE, d.remaining());
        int length = d.u16(LENGTH);
        if (length != LENGTH_LENGTH + d.remaining()) {
            d.expert(LENGTH_WRONG, -LENGTH_LENGTH, Severity.WARNING, ExpertGroup.MALFORMED, LENGTH_WRONG.label());
        }
        while (d.remaining() > 0) {
            MessageElements.readElement(d);
        }
        d.close(mark);
    }
}
