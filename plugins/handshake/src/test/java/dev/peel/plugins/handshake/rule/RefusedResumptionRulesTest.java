package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Records.AES_128_SHA256;
import static dev.peel.plugins.handshake.Records.CHOOSES_13;
import static dev.peel.plugins.handshake.Records.ID;
import static dev.peel.plugins.handshake.Records.OFFERS_13;
import static dev.peel.plugins.handshake.Records.OTHER_ID;
import static dev.peel.plugins.handshake.Records.alert;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.extension;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.Records.ticket;
import static dev.peel.plugins.handshake.rule.Openers.FINISHED_13;
import static dev.peel.plugins.handshake.rule.Openers.complete13;
import static dev.peel.plugins.handshake.rule.Openers.full12;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RefusedResumptionRulesTest {
    private final Conversation conversation = new Conversation();

    private static final String EXTENDED_SECRET = "0017 0000";

    @Test
    @Fires("H-84")
    void tellsIdThatTheServerDoesNotTakeUp() throws IOException {
        full12(conversation.connect(), clientHello(ID), OTHER_ID);

        assertThat(conversation.verdict("H-84").text()).contains("began another one");
        assertThat(conversation.verdict("H-84").kind()).isEqualTo(Kind.NOTE);
        assertThat(conversation.verdict("H-84").evidence()).containsExactly(4L, 5L);
    }

    @Test
    @Fires("H-84")
    void tellsServerThatKeepsNoSessions() throws IOException {
        full12(conversation.connect(), clientHello(ID), "");

        assertThat(conversation.verdict("H-84").text()).contains("gives none that could be");
    }

    @Test
    @Spares("H-84")
    void idThatIsMadeUpForTls13IsNotRefused() throws IOException {
        full12(conversation.connect(), clientHello(ID, extension("002b", "04 0304 0303")), OTHER_ID);

        assertThat(conversation.ids()).doesNotContain("H-84");
    }

    @Test
    @Fires("H-84")
    void idThatWasGivenIsMeantThoughTls13IsOffered() throws IOException {
        String offers = extension("002b", "04 0304 0303");
        full12(conversation.connect(), clientHello("", offers), ID).client(FIN | ACK);
        conversation.between("192.0.2.1", 40001, "192.0.2.3", 443);
        full12(conversation.connect(), clientHello(ID, offers), OTHER_ID);

        assertThat(conversation.verdict("H-84").text()).contains("given in flow 0", "by 192.0.2.2:443");
    }

    @Test
    @Fires("H-85")
    @Spares({"H-84", "H-86"})
    void tellsTicketThatTheServerDoesNotTake() throws IOException {
        full12(conversation.connect(), clientHello("", ticket(32)), "");

        assertThat(conversation.verdict("H-85").evidence()).containsExactly(4L, 5L);
        assertThat(conversation.ids()).doesNotContain("H-84", "H-86");
    }

    @Test
    @Spares("H-85")
    void offerOfTicketsIsNoTicket() throws IOException {
        full12(conversation.connect(), clientHello("", ticket(0)), "");

        assertThat(conversation.ids()).doesNotContain("H-85");
    }

    @Test
    @Fires("H-86")
    void tellsKeyThatTheServerDoesNotTake() throws IOException {
        conversation.connect().client(ACK, clientHello("", OFFERS_13, "002d 0002 01 00", extension("0029", "0000")));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), encrypted(500));
        conversation.client(ACK, encrypted(FINISHED_13));

        assertThat(conversation.verdict("H-86").text()).contains("only without a key exchange");
    }

    @Test
    @Spares("H-86")
    void handshakeWithoutKeyRefusesNone() throws IOException {
        assertThat(complete13(conversation).ids()).doesNotContain("H-86");
    }

    @Test
    @Fires("H-88")
    void tellsServerThatHasToAbortForTheExtendedSecret() throws IOException {
        full12(conversation.connect(), clientHello("", EXTENDED_SECRET), ID, EXTENDED_SECRET)
                .client(FIN | ACK);
        conversation.between("192.0.2.1", 40001, "192.0.2.2", 443).connect();
        conversation.client(ACK, clientHello(ID)).server(ACK, alert(2, 40));

        assertThat(conversation.verdict("H-88").text())
                .contains("flow 0 has an extended master secret", "had to abort");
        assertThat(conversation.verdict("H-88").kind()).isEqualTo(Kind.FAILURE);
    }

    @Test
    @Spares("H-88")
    void sessionThatIsOfferedAsItWasMadeHasNoDifferentSecret() throws IOException {
        full12(conversation.connect(), clientHello("", EXTENDED_SECRET), ID, EXTENDED_SECRET)
                .client(FIN | ACK);
        conversation.between("192.0.2.1", 40001, "192.0.2.2", 443).connect();
        conversation.client(ACK, clientHello(ID, EXTENDED_SECRET)).server(ACK, alert(2, 40));

        assertThat(conversation.ids()).doesNotContain("H-88");
    }

    @Test
    @Fires("H-89")
    @Spares("H-89")
    void tellsHandshakesThatCouldHaveBeenShorter() throws IOException {
        handshakes(6, 40_000, 1000);

        assertThat(Diagnosis.of(conversation.flows())
                        .verdicts(conversation.flows().get(1)))
                .filteredOn(verdict -> verdict.id().equals("H-89"))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.text()).contains("This and 4 later", "flow 0"));
        assertThat(conversation.ids()).doesNotContain("H-89");
    }

    @Test
    @Spares("H-89")
    void fewHandshakesAreNoWaste() throws IOException {
        handshakes(5, 40_000, 1000);

        assertThat(Diagnosis.of(conversation.flows())
                        .verdicts(conversation.flows().get(1)))
                .extracting(verdict -> verdict.id())
                .doesNotContain("H-89");
    }

    @Test
    @Spares("H-89")
    void sessionThatIsTooOldIsNoWaste() throws IOException {
        handshakes(6, 40_000, 400_000);

        assertThat(Diagnosis.of(conversation.flows())
                        .verdicts(conversation.flows().get(1)))
                .extracting(verdict -> verdict.id())
                .doesNotContain("H-89");
    }

    private void handshakes(int count, int firstPort, int pause) {
        for (int i = 0; i < count; i++) {
            conversation.between("192.0.2.1", firstPort + i, "192.0.2.2", 443).connect();
            full12(conversation, clientHello(""), "%02x".formatted(i + 1).repeat(32))
                    .client(FIN | ACK)
                    .pause(pause);
        }
    }
}
