package dev.peel.dissectors.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class XmppDissectorTest {
    private static final String STREAM = "<?xml version='1.0'?><stream:stream to='example.test' version='1.0'>";
    private static final String START = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";

    @Test
    void tellsTheElementsOfAStream() {
        Packets packets = new TcpTalk(5222)
                .clientText(STREAM)
                .serverText(STREAM + "<stream:features><starttls><required/></starttls></stream:features>")
                .packets();

        assertThat(packets.field("xmpp.stream")).hasSize(2);
        assertThat(packets.field("xmpp.features")).hasSize(1);
        assertThat(packets.has("xmpp.starttls")).isFalse();
    }

    @Test
    void waitsForTheEndOfAnElement() {
        Packets packets = new TcpTalk(5222)
                .serverText("<stream:features><starttls/>")
                .serverText("</stream:features>")
                .packets();

        assertThat(packets.frame(1).has("xmpp.features")).isFalse();
        assertThat(packets.frame(2).has("xmpp.features")).isTrue();
    }

    @Test
    void handsTheConnectionOverWhenTheServerProceedsToTls() {
        Packets packets = new TcpTalk(5222)
                .clientText(START)
                .serverText("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
                .clientHello()
                .asWireshark();

        assertThat(packets.frame(3).protocols()).endsWith("tcp:tls");
    }

    @Test
    void staysWhenTheServerFailsToStartTls() {
        Packets packets = new TcpTalk(5222)
                .clientText(START)
                .serverText("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>")
                .clientText("</stream:stream>")
                .asWireshark();

        assertThat(packets.has("xmpp.failure")).isTrue();
        assertThat(packets.frame(3).has("xmpp.stream_end")).isTrue();
    }
}
