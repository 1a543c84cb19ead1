package dev.peel.dissectors.openvpn;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Protocol;

/** OpenVPN over TCP, where its length stands before each packet. */
public final class OpenVpnStreamDissector implements StreamDissector {
    private static final int PORT = 1194;
    private static final int LENGTH = 2; // bytes

    @Override
    public Protocol protocol() {
        return OpenVpnPacket.OPENVPN;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(ControlMessages.PORTS);
        registrar.bind("tcp.port", PORT, this);
    }

    @Override
    public int pduLength(Bytes available) {
        return available.length() < LENGTH ? NEED_MORE : LENGTH + available.u16(0);
    }

    @Override
    public void dissect(Dissection d) {
        d.u16(OpenVpnPacket.LENGTH);
        OpenVpnPacket.read(d, this);
    }
}
