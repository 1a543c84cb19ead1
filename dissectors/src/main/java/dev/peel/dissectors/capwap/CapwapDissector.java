package dev.peel.dissectors.capwap;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.stream.Stream;

/** The control channel between wireless access points and their controller, RFC 5415 4.5. */
public final class CapwapDissector implements Dissector {
    static final String NAME = "CAPWAP-Control";

    private static final int PORT = 5246; // RFC 5415 16.1

    static final Protocol CAPWAP = Protocol.of(
            "capwap",
            "CAPWAP-CONTROL",
            "Control And Provisioning of Wireless Access Points - Control",
            Stream.of(Channel.FIELDS, ControlMessageDissector.FIELDS, CapwapDataDissector.FIELDS)
                    .flatMap(Stream::of)
                    .toArray(Field[]::new));

    private final ControlMessageDissector reassembled = new ControlMessageDissector();

    @Override
    public Protocol protocol() {
        return CAPWAP;
    }

    @Override
    public void register(Registrar registrar) {
        Channel.register(registrar);
        registrar.calls(reassembled);
        registrar.bind("udp.port", PORT, this);
    }

    @Override
    public void dissect(Dissection d) {
        int bits = Channel.read(d, NAME, true);
        if (bits == Channel.DONE) {
            return;
        }
        if ((bits & TransportHeader.FRAGMENT) == 0) {
            ControlMessageDissector.read(d);
        } else {
            d.next(reassembled);
        }
    }
}
