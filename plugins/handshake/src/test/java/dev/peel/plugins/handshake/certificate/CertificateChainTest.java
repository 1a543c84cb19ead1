package dev.peel.plugins.handshake.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CertificateChainTest {
    private static final String NAME = "shop.example.test";
    private static final Instant AT = Instant.parse("2027-03-01T12:00:00Z");

    @Test
    void hasNothingToSayOfASoundChainButThatJavaDoesNotKnowTheAuthority() {
        List<CertificateFinding> findings = CertificateChain.judge(Certificates.of("leaf", "middle"), NAME, AT);

        assertThat(findings).extracting(CertificateFinding::fault).containsExactly(CertificateFault.UNKNOWN_AUTHORITY);
        assertThat(findings.get(0).position()).isEqualTo(1);
        assertThat(findings.get(0).text())
                .isEqualTo(
                        "The authority behind certificate 2 (CN=Example Middle,O=Example), CN=Example Root,O=Example, is "
                                + "not known to this Java's trust store; other clients may know it.");
    }

    @Test
    void acceptsARootAtTheEnd() {
        assertThat(faults(NAME, "leaf", "middle", "root")).containsExactly(CertificateFault.UNKNOWN_AUTHORITY);
    }

    @Test
    void tellsAMissingIntermediate() {
        List<CertificateFinding> findings = CertificateChain.judge(Certificates.of("leaf"), NAME, AT);

        assertThat(findings)
                .filteredOn(finding -> finding.fault() == CertificateFault.MISSING_INTERMEDIATE)
                .extracting(CertificateFinding::text)
                .containsExactly(
                        "The issuer of certificate 1 (CN=shop.example.test), CN=Example Middle,O=Example, was not sent; "
                                + "the certificate says where to fetch it, which not all clients do.");
    }

    @Test
    void tellsAWrongOrderButJudgesThePathAllTheSame() {
        assertThat(faults(NAME, "leaf", "root", "middle"))
                .containsExactlyInAnyOrder(CertificateFault.WRONG_ORDER, CertificateFault.UNKNOWN_AUTHORITY);
    }

    @Test
    void tellsACertificateThatIsNotPartOfTheChain() {
        List<CertificateFinding> findings = CertificateChain.judge(Certificates.of("leaf", "self", "middle"), NAME, AT);

        assertThat(findings)
                .filteredOn(finding -> finding.fault() == CertificateFault.UNRELATED)
                .extracting(CertificateFinding::position)
                .containsExactly(1);
    }

    @Test
    void tellsASelfSignedCertificate() {
        assertThat(faults(NAME, "self")).containsExactly(CertificateFault.SELF_SIGNED);
    }

    @Test
    void judgesTimesForTheCapture() {
        assertThat(faultsAt("2026-01-01T00:00:00Z")).contains(CertificateFault.NOT_YET_VALID);
        assertThat(faultsAt("2028-01-01T00:00:00Z")).contains(CertificateFault.EXPIRED);
        assertThat(faultsAt("2027-11-20T00:00:00Z")).contains(CertificateFault.EXPIRES_SOON);
        assertThat(faultsAt("2027-10-20T00:00:00Z")).containsExactly(CertificateFault.UNKNOWN_AUTHORITY);
    }

    @Test
    void namesTheDayAndTheDistanceOfExpiry() {
        Instant late = Instant.parse("2028-01-01T00:00:00Z");

        assertThat(CertificateChain.judge(Certificates.of("leaf", "middle"), NAME, late))
                .filteredOn(finding -> finding.fault() == CertificateFault.EXPIRED)
                .extracting(CertificateFinding::text)
                .singleElement()
                .asString()
                .matches(
                        "Certificate 1 \\(CN=shop.example.test\\) had expired on 2027-11-\\d\\d \\d\\d:\\d\\d UTC, \\d+ days "
                                + "before the capture\\.");
    }

    @Test
    void comparesNamesAsRfc9525Does() {
        assertThat(names("SHOP.example.test.", "leaf")).isEmpty();
        assertThat(names("a.wild.example.test", "leaf")).isEmpty();
        assertThat(names("192.0.2.7", "leaf")).isEmpty();
        assertThat(names("wild.example.test", "leaf")).containsExactly(CertificateFault.WRONG_NAME);
        assertThat(names("a.b.wild.example.test", "leaf")).containsExactly(CertificateFault.WRONG_NAME);
        assertThat(names("other.example.test", "leaf")).containsExactly(CertificateFault.WRONG_NAME);
        assertThat(names(NAME, "nameless")).containsExactly(CertificateFault.WRONG_NAME);
        assertThat(names(null, "nameless")).isEmpty();
    }

    @Test
    void tellsACertificateThatIsNotForServersWhereAServerSentIt() {
        assertThat(faults(NAME, "client", "middle")).contains(CertificateFault.WRONG_PURPOSE);
        assertThat(faults(null, "client", "middle")).doesNotContain(CertificateFault.WRONG_PURPOSE);
    }

    @Test
    void tellsShortKeysAndBrokenHashes() {
        assertThat(faults(NAME, "short", "middle")).contains(CertificateFault.WEAK_KEY);
        assertThat(faults(NAME, "sha1", "middle")).contains(CertificateFault.WEAK_SIGNATURE);
        assertThat(faults(NAME, "curve", "middle"))
                .doesNotContain(CertificateFault.WEAK_KEY, CertificateFault.WEAK_SIGNATURE);
    }

    @Test
    void tellsASerialNumberThatIsNotPositive() {
        assertThat(faults(NAME, "serial", "middle")).contains(CertificateFault.ODD_SERIAL_NUMBER);
    }

    @Test
    void tellsASignerThatIsNoAuthority() {
        List<CertificateFinding> findings =
                CertificateChain.judge(Certificates.of("undernomiddle", "nomiddle"), NAME, AT);

        assertThat(findings)
                .filteredOn(finding -> finding.fault() == CertificateFault.NOT_AN_AUTHORITY)
                .extracting(CertificateFinding::position)
                .containsExactly(1);
    }

    @Test
    void makesAFindingOfBytesThatAreNoCertificate() {
        List<byte[]> chain = Certificates.of("leaf", "middle");
        chain.add(1, new byte[] {0x30, 0x01});

        List<CertificateFinding> findings = CertificateChain.judge(chain, NAME, AT);

        assertThat(findings)
                .extracting(CertificateFinding::fault)
                .containsExactly(CertificateFault.UNREADABLE, CertificateFault.UNKNOWN_AUTHORITY);
        assertThat(CertificateChain.judge(List.of(new byte[0]), NAME, AT)).hasSize(1);
        assertThat(CertificateChain.judge(List.of(), NAME, AT)).isEmpty();
    }

    @Test
    void looksAtALimitedNumberOfCertificates() {
        List<byte[]> chain = new ArrayList<>(Certificates.of("leaf", "middle"));
        chain.addAll(Collections.nCopies(1000, new byte[0]));

        assertThat(CertificateChain.judge(chain, NAME, AT)).hasSize(CertificateChain.MAX_CERTIFICATES - 2 + 1);
    }

    @Test
    void saysTheSameOfAChainThatIsKept() {
        CertificateChain chain = CertificateChain.of(Certificates.of("short", "middle"));

        assertThat(chain.judge(NAME, AT))
                .isEqualTo(CertificateChain.judge(Certificates.of("short", "middle"), NAME, AT));
    }

    @Test
    void neverFailsOnChangedBytes() {
        long seed = 20261126;
        Random random = new Random(seed);
        List<String> names = List.of("leaf", "curve", "short", "self", "middle");
        for (int i = 0; i < 3000; i++) {
            List<byte[]> chain = Certificates.of(names.get(random.nextInt(names.size())), "middle", "root");
            byte[] changed = chain.get(random.nextInt(2));
            for (int change = random.nextInt(4); change >= 0; change--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }

            assertThat(CertificateChain.judge(chain, NAME, AT.plus(Duration.ofDays(i))))
                    .as("seed %d, round %d", seed, i)
                    .allSatisfy(
                            finding -> assertThat(finding.text()).isNotBlank().endsWith("."));
        }
    }

    private static List<CertificateFault> faults(String serverName, String... names) {
        return CertificateChain.judge(Certificates.of(names), serverName, AT).stream()
                .map(CertificateFinding::fault)
                .toList();
    }

    private static List<CertificateFault> faultsAt(String time) {
        return CertificateChain.judge(Certificates.of("leaf", "middle"), NAME, Instant.parse(time)).stream()
                .map(CertificateFinding::fault)
                .toList();
    }

    private static List<CertificateFault> names(String serverName, String own) {
        return faults(serverName, own, "middle").stream()
                .filter(fault -> fault == CertificateFault.WRONG_NAME)
                .toList();
    }
}
