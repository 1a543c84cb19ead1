package dev.peel.dissectors.openvpn;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** OpenVPN over UDP, where each datagram is a packet. */
public final class OpenVpnDissector implements Dissector {
    private static final int PORT = 1194;

    @Override
    public Protocol protocol() {
        return OpenVpnPacket.OPENVPN;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(ControlMessages.PORTS);
        registrar.bind("udp.port", PORT, this);
    }

    @Override
    public boolean accepts(Bytes payload) {
        return OpenVpnPacket.isOpcode(payload.u8(0) >> 3);
    }

    @Override
    public void dissect(Dissection d) {
        OpenVpnPacket.read(d, this);
    }
}
