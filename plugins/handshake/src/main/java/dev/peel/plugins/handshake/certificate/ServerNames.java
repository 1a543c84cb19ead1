package dev.peel.plugins.handshake.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a certificate is the one of the server that was asked for, RFC 9525 6, and for servers at all.
 *
 * @param label what people call the certificate
 * @param names the names and addresses that it is for
 * @param isForServers whether its key usages leave servers in
 */
record ServerNames(String label, List<String> names, boolean isForServers) {
    private static final int DNS_NAME = 2; // RFC 5280 4.2.1.6
    private static final int IP_ADDRESS = 7;
    private static final int SHOWN_NAMES = 3;
    private static final String SERVERS = "1.3.6.1.5.5.7.3.1"; // RFC 5280 4.2.1.12
    private static final String ANYTHING = "2.5.29.37.0";

    static ServerNames of(SentCertificate own) {
        List<String> purposes = purposes(own.certificate());
        boolean isForServers = purposes == null || purposes.contains(SERVERS) || purposes.contains(ANYTHING);
        return new ServerNames(own.label(), names(own.certificate()), isForServers);
    }

    List<CertificateFinding> judge(String serverName) {
        List<CertificateFinding> findings = new ArrayList<>();
        if (!matches(serverName)) {
            String has = names.isEmpty()
                    ? "has no name of a host or address; its subject does not count (RFC 9525 2)"
                    : "is for " + shown(names);
            String text =
                    "The client asked for " + Sentences.shortened(serverName) + ", but " + label + " " + has + ".";
            findings.add(new CertificateFinding(CertificateFault.WRONG_NAME, 0, text));
        }
        if (!isForServers) {
            String text = Sentences.start(label) + " is not meant for servers: its key usages leave them out.";
            findings.add(new CertificateFinding(CertificateFault.WRONG_PURPOSE, 0, text));
        }
        return findings;
    }

    private boolean matches(String asked) {
        String wanted = normal(asked);
        for (String name : names) {
            if (matches(normal(name), wanted)) {
                return true;
            }
        }
        return false;
    }

    /** RFC 9525 6.3: a star stands for one whole label, the first. */
    private static boolean matches(String name, String wanted) {
        if (!name.startsWith("*.")) {
            return name.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        return dot > 0 && name.substring(1).equals(wanted.substring(dot));
    }

    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static String shown(List<String> names) {
        String some = Sentences.shortened(String.join(", ", names.subList(0, Math.min(names.size(), SHOWN_NAMES))));
        int more = names.size() - SHOWN_NAMES;
        return some + (more > 0 ? " and " + more + " more" : "");
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> entry : all == null ? List.<List<?>>of() : all) {
                boolean counts = entry.get(0) instanceof Integer kind && (kind == DNS_NAME || kind == IP_ADDRESS);
                if (counts && entry.get(1) instanceof String name) {
                    names.add(name);
                }
            }
        } catch (CertificateParsingException e) {
            return List.of(); // an extension that cannot be read names nobody
        }
        return names;
    }

    private static @Nullable List<String> purposes(X509Certificate certificate) {
        try {
            return certificate.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            return null;
        }
    }
}
