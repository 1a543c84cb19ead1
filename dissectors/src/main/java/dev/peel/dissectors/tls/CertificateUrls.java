package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/** CertificateURL: where a client's certificates are, in place of them; RFC 6066 5. */
final class CertificateUrls {
    private static final int SHA1_LENGTH = 20; // bytes, RFC 6066 5

    private static final Field TYPE = Field.uint("tls.handshake.cert_url_type", 8, "Certificate Chain Type")
            .values(NamedValues.of("tls-certificate-chain-types.tsv"));
    private static final Field LIST_LENGTH =
            Field.uint("tls.handshake.cert_url.url_hash_len", 16, "URL and Hash list Length");
    private static final Field ITEM = Field.group("tls.handshake.cert_url.url_hash", "URL and Hash");
    private static final Field URL_LENGTH = Field.uint("tls.handshake.cert_url.url_len", 16, "URL Length");
    private static final Field URL = Field.text("tls.handshake.cert_url.url", "URL");
    private static final Field PADDING = Field.group("tls.handshake.cert_url.padding", "Padding");
    private static final Field SHA1 = Field.bytes("tls.handshake.cert_url.sha1", "SHA1 Hash");
    static final Field[] FIELDS = {TYPE, LIST_LENGTH, ITEM, URL_LENGTH, URL, PADDING, SHA1};

    private CertificateUrls() {}

    static void read(Dissection d) {
        d.u8(TYPE);
        int end = Vectors.length(d, LIST_LENGTH, 2);
        end += d.position();
        while (d.position() < end) {
            int item = d.open(ITEM);
            int length = Vectors.length(d, URL_LENGTH, 2);
            d.text(URL, length);
            int padding = d.open(PADDING, 1);
            int hasHash = d.u8();
            d.close(padding);
            if (hasHash != 0) {
                d.bytes(SHA1, SHA1_LENGTH);
            }
            d.close(item);
        }
    }
}
