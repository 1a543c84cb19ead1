package dev.peel.dissectors.x509;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Certificates and statuses in {@code samples.txt}, and the TLS that carries them; for tests. */
final class Samples {
    private Samples() {}

    /** {@return the sample called {@code name}, in hexadecimal} */
    static String hex(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("samples.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .findFirst()
                    .orElseThrow()
                    .substring(name.length() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a packet of TLS 1.2 with one certificate, given in hexadecimal} */
    static Packets certificate(String hex) {
        int length = Packets.hex(hex).length;
        return handshake("0b", String.format("%06x %06x", length + 3, length) + hex);
    }

    /** {@return a packet of TLS 1.2 with a status, given in hexadecimal} */
    static Packets status(String hex) {
        return handshake("16", String.format("01 %06x", Packets.hex(hex).length) + hex);
    }

    private static Packets handshake(String type, String body) {
        int length = Packets.hex(body).length;
        return new TcpTalk(443)
                .server(String.format("16 03 03 %04x", length + 4) + type + String.format("%06x", length) + body)
                .packets();
    }
}
