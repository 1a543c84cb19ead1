package dev.peel.dissectors.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Pdus;
import dev.peel.dissectors.Packets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecordTest {
    private static final TlsDissector TLS = new TlsDissector();
    /** A ServerHello up to its extensions. */
    private static final String SERVER_HELLO_START = "03 03 " + "11 ".repeat(32) + "00 c0 2f 00 ";

    @Test
    void tellsTheLengthOfARecord() {
        assertThat(TLS.pduLength(Bytes.of(Packets.hex("17 03 03 00 10 aa")))).isEqualTo(21);
        assertThat(TLS.pduLength(Bytes.of(Packets.hex("17 03 03 00")))).isEqualTo(Pdus.NEED_MORE);
        assertThat(TLS.pduLength(Bytes.of(Packets.hex("17")))).isEqualTo(Pdus.NEED_MORE);
    }

    @Test
    void takesWhatIsNoRecordForOneToTheEnd() {
        assertThat(TLS.pduLength(Bytes.of(Packets.hex("0d 0e 0f 00 00 00 00")))).isEqualTo(7);
        assertThat(TLS.pduLength(Bytes.of(Packets.hex("17 07 07 00 00 00 00")))).isEqualTo(7);
        assertThat(TLS.pduLength(Bytes.of(Packets.hex("17 07")))).isEqualTo(2);
    }

    @Test
    void recognizesHellosAndDataOnAnyPort() {
        assertThat(TLS.recognizes(Bytes.of(Packets.hex(Samples.CLIENT_HELLO)))).isTrue();
        assertThat(TLS.recognizes(Bytes.of(Packets.hex("17 03 03 40 00 aa")))).isTrue();
        assertThat(TLS.recognizes(Bytes.of(Packets.hex("17 03 03 48 00 aa")))).isFalse();
        assertThat(TLS.recognizes(Bytes.of(Packets.hex("17 03 03 00 00 aa")))).isFalse();
        assertThat(TLS.recognizes(Bytes.of(Packets.hex("17 03 04 00 10 aa")))).isFalse();
        assertThat(TLS.recognizes(Bytes.of(Packets.hex("15 03 03 00 02 02 28"))))
                .isFalse();
        assertThat(TLS.recognizes(Bytes.of(Packets.hex("16 03 03 00")))).isFalse();
        assertThat(Conversation.on(7311).client(Samples.CLIENT_HELLO).last().protocols())
                .endsWith(":tcp:tls");
    }

    @Test
    void leavesTextToOthers() {
        assertThat(TLS.accepts(Bytes.of(Packets.hex("47 45 54 20 2f")))).isFalse();
        assertThat(TLS.accepts(Bytes.of(Packets.hex("47 45 54 00 2f")))).isTrue();
        assertThat(TLS.accepts(Bytes.of(Packets.hex("47 45 54 20")))).isTrue();
    }

    @Test
    void namesWhatConnectionsCarryByTheirPort() {
        String data = "17 03 03 00 03 aa bb cc";

        assertThat(Conversation.https().client(data).last().only("tls.app_data_proto"))
                .isEqualTo("Hypertext Transfer Protocol");
        assertThat(Conversation.on(993).client(data).last().only("tls.app_data_proto"))
                .isEqualTo("Internet Message Access Protocol");
        assertThat(Conversation.on(7311).client(data).last().has("tls.app_data_proto"))
                .isFalse();
    }

    @Test
    void namesWhatConnectionsCarryAsTheServerChose() {
        Packets data = Conversation.https()
                .server(Samples.handshake(0x0303, 2, SERVER_HELLO_START + "00 09 00 10 00 05 00 03 02 68 32"))
                .client("17 03 03 00 03 aa bb cc")
                .last();

        assertThat(data.only("tls.app_data_proto")).isEqualTo("HyperText Transfer Protocol 2");
        assertThat(data.tree()).contains("Application Data Protocol: HyperText Transfer Protocol 2");
    }

    @Test
    void aChoiceThatIsCutOrUnknownNamesNothing() {
        for (String extensions : new String[] {"00 06 00 10 00 02 00 03", "00 08 00 10 00 04 00 02 01 78"}) {
            Packets data = Conversation.https()
                    .server(Samples.handshake(0x0303, 2, SERVER_HELLO_START + extensions))
                    .client("17 03 03 00 03 aa bb cc")
                    .last();

            assertThat(data.only("tls.app_data_proto")).isEqualTo("Hypertext Transfer Protocol");
        }
    }

    @Test
    void readsAlerts() {
        Packets alert = Conversation.https().server("15 03 03 00 02 02 28").last();

        assertThat(alert.info()).isEqualTo("Alert (Level: Fatal, Description: Handshake Failure)");
        assertThat(alert.only("tls.alert_message.level")).isEqualTo("2");
        assertThat(alert.only("tls.alert_message.desc")).isEqualTo("40");
        assertThat(alert.tree()).contains("TLSv1.2 Record Layer: Alert (Level: Fatal, Description: Handshake Failure)");
    }

    @Test
    void namesAlertsThatAreEncrypted() {
        Packets long12 = Conversation.https()
                .server(Samples.record(21, 0x0303, new byte[26]))
                .last();
        Packets behindChange = Conversation.https()
                .server("14 03 01 00 01 01")
                .server("15 03 01 00 02 02 28")
                .last();

        assertThat(long12.info()).isEqualTo("Encrypted Alert");
        assertThat(behindChange.info()).isEqualTo("Encrypted Alert");
        assertThat(behindChange.has("tls.alert_message.level")).isFalse();
    }

    @Test
    void namesHandshakesThatAreEncrypted() {
        Conversation conversation = Conversation.https()
                .server(Samples.serverHello(0x0303, 0xc02b, ""))
                .client(Samples.CLIENT_KEY_EXCHANGE);

        assertThat(conversation.last().info())
                .isEqualTo("Client Key Exchange, Change Cipher Spec, Encrypted Handshake Message");
        assertThat(conversation.last().field("tls.handshake.type")).containsExactly("16");
        assertThat(conversation.server("16 03 03 00 04 0e 00 00 00").last().info())
                .isEqualTo("Server Hello Done");
    }

    @Test
    void takesUnknownMessagesForEncrypted() {
        Packets midFlow = Conversation.https()
                .client(Samples.record(22, 0x0303, Packets.hex("2b f9 79 48 66 48")))
                .last();
        Packets tooLong = Conversation.https()
                .client(Samples.record(22, 0x0303, Packets.hex("01 f9 79 48 66 48")))
                .last();

        assertThat(midFlow.info()).isEqualTo("Encrypted Handshake Message");
        assertThat(tooLong.info()).isEqualTo("Encrypted Handshake Message");
    }

    @Test
    void readsHeartbeats() {
        Packets request = Conversation.https()
                .client(Samples.record(24, 0x0302, Packets.hex("01 0003 616263" + "00".repeat(16))))
                .last();
        Packets heartbleed =
                Conversation.https().client("18 03 02 00 03 01 40 00").last();

        assertThat(request.info()).isEqualTo("Heartbeat Request");
        assertThat(request.only("tls.heartbeat_message.payload")).isEqualTo("616263");
        assertThat(request.only("tls.heartbeat_message.padding")).hasSize(32);
        assertThat(heartbleed.only("tls.heartbeat_message.payload_length")).isEqualTo("16384");
        assertThat(heartbleed.has("tls.heartbeat_message.payload_length.invalid"))
                .isTrue();
    }

    @Test
    void startsInTheMiddle() {
        Conversation conversation = Conversation.https()
                .server("0d 0e 0f aa bb cc dd ee ff")
                .server(Samples.record(23, 0x0303, new byte[40]));

        assertThat(conversation.packets().frame(1).info()).isEqualTo("Continuation Data");
        assertThat(conversation.packets().frame(1).only("_ws.col.Protocol")).isEqualTo("SSL");
        assertThat(conversation.packets().frame(1).protocols()).endsWith(":tcp:tls");
        assertThat(conversation.last().info()).isEqualTo("Application Data");
    }

    /** RFC 8446 5.2: once data is protected, nothing else is sent in the clear. */
    @Test
    void takesHandshakesBehindDataOfTls13ForEncrypted() {
        Packets behindData = Conversation.https()
                .server(Samples.SERVER_HELLO_13)
                .server(Samples.record(23, 0x0303, new byte[40]))
                .server(Samples.record(22, 0x0303, Packets.hex("0e 00 00 00")))
                .last();

        assertThat(behindData.info()).isEqualTo("Encrypted Handshake Message");
        assertThat(behindData.has("tls.handshake.type")).isFalse();
    }

    /** RFC 8446 4.2.10: a server that refuses early data may ask for another ClientHello. */
    @Test
    void readsTheHelloThatFollowsEarlyData() {
        Packets second = Conversation.https()
                .client(Samples.clientHello("00 2a 00 00"))
                .client(Samples.record(23, 0x0303, new byte[40]))
                .server(Samples.HELLO_RETRY_REQUEST)
                .client(Samples.record(23, 0x0303, new byte[40]))
                .client(Samples.clientHello(""))
                .last();

        assertThat(second.only("tls.handshake.type")).isEqualTo("1");
    }

    @Test
    void putsMessagesTogetherThatSpanRecords() {
        byte[] key = Arrays.copyOfRange(Packets.hex(Samples.SERVER_KEY_EXCHANGE), 5, 120);
        for (int cut = 1; cut < key.length; cut++) {
            Conversation conversation = Conversation.https()
                    .server(Samples.serverHello(0x0303, 0xc02b, ""))
                    .server(Samples.record(22, 0x0303, Arrays.copyOf(key, cut)))
                    .server(Samples.record(
                            22,
                            0x0303,
                            Samples.join(Arrays.copyOfRange(key, cut, key.length), Packets.hex("0e 00 00 00"))));

            Packets packets = conversation.last();
            assertThat(conversation.packets().frame(2).info()).isEqualTo("[Server Key Exchange Fragment]");
            assertThat(packets.only("tls.handshake.server_named_curve")).isEqualTo("0x001d");
            assertThat(packets.field("tls.handshake.type")).as("cut at %d", cut).containsExactly("12", "14");
            assertThat(packets.only("tls.handshake.fragment.count")).isEqualTo("2");
            assertThat(packets.field("tls.handshake.fragment")).containsExactly("2", "3");
            assertThat(packets.info()).isEqualTo("Server Key Exchange, Server Hello Done");
        }
    }

    @Test
    void readsSeveralMessagesOfOneRecord() {
        Packets packets = Conversation.https()
                .server(Samples.record(22, 0x0303, Packets.hex("0e 00 00 00  00 00 00 00  0e 00 00 00")))
                .last();

        assertThat(packets.field("tls.handshake.type")).containsExactly("14", "0", "14");
        assertThat(packets.field("tls.record.length")).containsExactly("12");
        assertThat(packets.tree()).contains("Handshake Protocol: Multiple Handshake Messages");
    }

    @Test
    void containsAMessageThatIsTooShort() {
        Packets packets = Conversation.https()
                .server(Samples.record(22, 0x0303, Packets.hex("02 00 00 02 03 03  0e 00 00 00")))
                .last();

        assertThat(packets.field("tls.handshake.type")).containsExactly("2", "14");
        assertThat(packets.has("_ws.malformed")).isTrue();
    }

    @Test
    void notesARecordThatIsTooLong() {
        Packets packets = Conversation.https()
                .server(Samples.record(23, 0x0303, new byte[18433]))
                .last();

        assertThat(packets.has("tls.record.length.invalid")).isTrue();
    }
}
