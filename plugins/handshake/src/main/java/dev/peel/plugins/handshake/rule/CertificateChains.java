package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.Certificates;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.certificate.CertificateChain;
import dev.peel.plugins.handshake.certificate.CertificateFinding;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The certificates that servers show, each chain read once however many flows show it. Thread-safe. */
final class CertificateChains {
    private static final int MAX_CHAINS = 1024; // that are kept; more are read anew each time

    private final Map<List<byte[]>, CertificateChain> chains = Collections.synchronizedMap(new IdentityHashMap<>());

    /** {@return what is remarkable about the certificates that the server of {@code flow} shows; empty where nothing is, or none are shown} */
    List<CertificateFinding> judge(Handshake flow) {
        Certificates shown = flow.tls().serverCertificates();
        if (shown == null || shown.chain().isEmpty()) {
            return List.of();
        }
        return chain(shown.chain()).judge(flow.tls().serverName(), flow.time());
    }

    private CertificateChain chain(List<byte[]> certificates) {
        CertificateChain known = chains.get(certificates);
        if (known == null) {
            known = CertificateChain.of(certificates);
            if (chains.size() < MAX_CHAINS) {
                chains.put(certificates, known);
            }
        }
        return known;
    }
}
