package dev.peel.dissectors.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CertificateDissectorTest {
    private final Packets leaf = Samples.certificate(Samples.hex("leaf"));
    private final Packets middle = Samples.certificate(Samples.hex("middle"));

    @Test
    void readsWhatIsSigned() {
        assertThat(leaf.has("_ws.malformed")).isFalse();
        assertThat(leaf.only("x509af.version")).isEqualTo("2");
        assertThat(leaf.only("x509af.serialNumber")).isEqualTo("07");
        assertThat(leaf.field("x509af.algorithm.id"))
                .containsExactly("1.2.840.113549.1.1.11", "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11");
        assertThat(leaf.field("x509af.utcTime"))
                .containsExactly("2026-11-26 22:39:09 (UTC)", "2027-11-26 22:39:09 (UTC)");
        assertThat(leaf.only("pkcs1.publicExponent")).isEqualTo("65537");
        assertThat(leaf.only("pkcs1.modulus")).startsWith("00").hasSize(2 * 257);
        assertThat(leaf.only("x509af.encrypted")).hasSize(2 * 256);
    }

    @Test
    void readsNamesInTheOrderOfTheBytes() {
        assertThat(leaf.field("x509if.oid")).containsExactly("2.5.4.10", "2.5.4.3", "2.5.4.3");
        assertThat(leaf.field("x509sat.uTF8String")).containsExactly("Example", "Example Middle", "shop.example.test");
        assertThat(leaf.tree())
                .contains("issuer: 0")
                .contains("rdnSequence: 2 items (id-at-commonName=Example Middle,id-at-organizationName=Example)")
                .contains("RDNSequence item: 1 item (id-at-organizationName=Example)")
                .contains("Object Id: 2.5.4.10 (id-at-organizationName)");
    }

    @Test
    void readsExtensions() {
        assertThat(leaf.field("x509ce.dNSName")).containsExactly("shop.example.test", "*.wild.example.test");
        assertThat(leaf.only("x509ce.IPAddress.ipv4")).isEqualTo("192.0.2.7");
        assertThat(leaf.only("x509ce.KeyPurposeId")).isEqualTo("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.only("pkix1implicit.accessMethod")).isEqualTo("1.3.6.1.5.5.7.48.2");
        assertThat(leaf.only("x509ce.uniformResourceIdentifier")).isEqualTo("http://ca.example.test/middle.cer");
        assertThat(middle.only("x509ce.cA")).isEqualTo("1");
        assertThat(middle.only("x509ce.pathLenConstraint")).isEqualTo("0");
        assertThat(middle.field("x509af.critical")).containsExactly("1", "1");
        assertThat(middle.only("x509ce.KeyUsage.keyCertSign")).isEqualTo("1");
        assertThat(middle.only("x509ce.KeyUsage.digitalSignature")).isEqualTo("0");
    }

    @Test
    void readsKeysOnCurves() {
        Packets curve = Samples.certificate(Samples.hex("curve"));

        assertThat(curve.only("pkcs1.namedCurve")).isEqualTo("1.2.840.10045.3.1.7");
        assertThat(curve.only("hs.cert.key")).isEqualTo("EC secp256r1");
        assertThat(curve.protocols()).startsWith("eth:ethertype:ip:tcp:tls:x509sat:x509sat:x509sat:pkcs-1:x509ce");
    }

    @Test
    void tellsPeopleWhatTheyAsk() {
        assertThat(leaf.only("hs.cert.subject")).isEqualTo("CN=shop.example.test");
        assertThat(leaf.only("hs.cert.issuer")).isEqualTo("CN=Example Middle,O=Example");
        assertThat(leaf.field("hs.cert.san")).containsExactly("shop.example.test", "*.wild.example.test", "192.0.2.7");
        assertThat(leaf.only("hs.cert.not_before")).isEqualTo("Nov 26, 2026 22:39:09.000000000 UTC");
        assertThat(leaf.only("hs.cert.not_after")).isEqualTo("Nov 26, 2027 22:39:09.000000000 UTC");
        assertThat(leaf.only("hs.cert.key")).isEqualTo("RSA 2048");
        assertThat(leaf.only("hs.cert.signature")).isEqualTo("sha256WithRSAEncryption");
        assertThat(leaf.only("hs.cert.fingerprint"))
                .isEqualTo("ceb993b176ae933ee32ff0a70d66265c9a70d73ed1c97de9e941158491d8b44b");
    }

    @Test
    void hasNoLayerInTheTree() {
        assertThat(leaf.layers()).noneMatch(layer -> layer.contains("X.509"));
        assertThat(leaf.protocols())
                .isEqualTo(
                        "eth:ethertype:ip:tcp:tls:x509sat:x509sat:x509sat:x509ce:x509ce:pkix1implicit:x509ce:x509ce");
    }

    @Test
    void keepsALengthThatLiesWithinItsElement() {
        String lying = Samples.hex("leaf").replaceFirst("0603551d25", "0670551d25"); // the identifier of extKeyUsage

        Packets packet = Samples.certificate(lying);

        assertThat(packet.has("_ws.malformed")).isTrue();
        assertThat(packet.field("x509ce.dNSName")).hasSize(2);
        assertThat(packet.has("x509af.encrypted")).isTrue();
    }

    @Test
    void survivesEveryLength() {
        String hex = Samples.hex("middle");
        for (int length = 0; length < hex.length(); length += 2) {
            assertThat(Samples.certificate(hex.substring(0, length)).tree()).isNotEmpty();
        }
    }

    @Test
    void survivesRandomChanges() {
        long seed = Long.getLong("hostile.seed", System.nanoTime());
        Random random = new Random(seed);
        for (String name : new String[] {"leaf", "middle", "curve", "response"}) {
            for (int round = 0; round < 300; round++) {
                byte[] bytes = Packets.hex(Samples.hex(name));
                for (int change = random.nextInt(8); change >= 0; change--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                String changed = HexFormat.of().formatHex(bytes);
                Packets packet = name.equals("response") ? Samples.status(changed) : Samples.certificate(changed);

                assertThat(packet.tree())
                        .as("-Dhostile.seed=%d: %s", seed, changed)
                        .contains("Handshake");
            }
        }
    }
}
