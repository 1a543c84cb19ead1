package dev.peel.plugins.handshake.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The certificates in {@code certificates.pem} by the names there; for tests. */
public final class Certificates {
    private static final Map<String, byte[]> ALL = read();

    private Certificates() {}

    /** {@return the certificates called {@code names}, encoded} */
    public static List<byte[]> of(String... names) {
        List<byte[]> chain = new ArrayList<>();
        for (String name : names) {
            chain.add(ALL.get(name).clone());
        }
        return chain;
    }

    private static Map<String, byte[]> read() {
        Map<String, byte[]> all = new HashMap<>();
        try (InputStream in = Certificates.class.getResourceAsStream("certificates.pem")) {
            String name = "";
            StringBuilder body = new StringBuilder();
            for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList()) {
                if (line.startsWith("# ")) {
                    name = line.substring(2);
                } else if (line.startsWith("-----BEGIN")) {
                    body.setLength(0);
                } else if (line.startsWith("-----END")) {
                    all.put(name, Base64.getDecoder().decode(body.toString()));
                } else {
                    body.append(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
