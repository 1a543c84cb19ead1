package dev.peel.dissectors.ssh;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.core.flow.Slot;
import dev.peel.dissectors.dialog.Lines;

/**
 * The Secure Shell: the line by which each side says its version, RFC 4253 4.2. The packets behind it are bytes.
 *
 * <pre>
 *  [other lines CRLF, by the server] "SSH-" version "-" software [SP comments] CRLF, then binary packets
 * </pre>
 */
public final class SshDissector implements StreamDissector {
    private static final int[] PORTS = {22, 29418};
    private static final String START = "SSH-"; // RFC 4253 4.2: only servers may send other lines before
    private static final int START_LENGTH = 4; // bytes
    private static final int EXAMINED = 256; // bytes
    private static final int BY_CLIENT = 1;
    private static final int BY_SERVER = 2;

    private static final Field PROTOCOL = Field.text("ssh.protocol", "Protocol");
    private static final Field DIRECTION = Field.flag("ssh.direction", 8, 0, "Direction")
            .values(Values.of(0, "client-to-server", 1, "server-to-client"));
    private static final Protocol SSH = Protocol.of("ssh", "SSH", "SSH Protocol", PROTOCOL, DIRECTION);

    /** Whose version was read, as a sum of {@link #BY_CLIENT} and {@link #BY_SERVER}. */
    private static final Slot<Integer> VERSIONS = Slot.of("ssh");

    @Override
    public Protocol protocol() {
        return SSH;
    }

    @Override
    public void register(Registrar registrar) {
        for (int port : PORTS) {
            registrar.bind("tcp.port", port, this);
        }
    }

    @Override
    public int pduLength(Bytes available) {
        throw new UnsupportedOperationException("only the first lines end with a line's end");
    }

    @Override
    public int pduLength(Bytes available, Dissection d) {
        boolean isForeign =
                sender(d) == BY_CLIENT && available.length() >= START_LENGTH && !available.startsWith(START, 0);
        if ((versions(d) & sender(d)) != 0 || isForeign) {
            return available.length();
        }
        int feed = available.indexOf('\n', 0);
        if (feed >= 0) {
            return feed + 1;
        }
        return isText(available) ? Lines.whole(available) : available.length();
    }

    /** {@return whether these can be lines, which packets in the middle of a connection are not} */
    private static boolean isText(Bytes bytes) {
        int length = Math.min(bytes.length(), EXAMINED);
        for (int i = 0; i < length; i++) {
            int letter = bytes.u8(i);
            if (letter < ' ' && "\r\n\t\u001b".indexOf(letter) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void dissect(Dissection d) {
        int sender = sender(d);
        int versions = versions(d);
        if ((versions & sender) == 0 && d.rest().startsWith(START, 0)) {
            d.state(VERSIONS, versions | sender);
            int textLength = Lines.textLength(d, d.captured());
            if (d.summarizing()) {
                String who = sender == BY_SERVER ? "Server" : "Client";
                d.summary(SSH, who + ": Protocol (" + Lines.text(d, textLength) + ")");
            }
            d.text(PROTOCOL, textLength);
        }
        d.skip(d.captured());
        d.generated(DIRECTION, sender == BY_SERVER ? 1 : 0);
    }

    private static int versions(Dissection d) {
        Integer known = d.state(VERSIONS);
        return known == null ? 0 : known;
    }

    private static int sender(Dissection d) {
        return Lines.isFromServer(d, PORTS) ? BY_SERVER : BY_CLIENT;
    }
}
