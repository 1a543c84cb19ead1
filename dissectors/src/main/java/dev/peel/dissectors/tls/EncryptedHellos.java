package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/** encrypted_client_hello: the inner ClientHello, sealed; and what a server says to it; RFC 9849 4 and 5. */
final class EncryptedHellos {
    private static final int OUTER = 0; // RFC 9849 5
    private static final int VERSION = 0xfe0d; // RFC 9849 4
    private static final int CONFIRMATION_LENGTH = 8; // bytes, RFC 9849 5

    private static final Field TYPE = Field.uint("tls.ech.client_hello_type", 8, "Client Hello type")
            .values(NamedValues.of("tls-ech-client-hello-types.tsv"));
    private static final Field SUITE = Field.heading("tls.ech.cipher_suite", "Cipher Suite");
    private static final Field KDF = Field.uint("tls.ech.hpke.keyconfig.cipher_suite.kdf_id", 16, "KDF Id")
            .values(NamedValues.of("hpke-kdf.tsv"));
    private static final Field AEAD = Field.uint("tls.ech.hpke.keyconfig.cipher_suite.aead_id", 16, "AEAD Id")
            .values(NamedValues.of("hpke-aead.tsv"));
    private static final Field CONFIG_ID = Field.uint("tls.ech.config_id", 8, "Config Id");
    private static final Field KEY_LENGTH = Field.uint("tls.ech.enc_length", 16, "Enc length");
    private static final Field KEY = Field.bytes("tls.ech.enc", "Enc");
    private static final Field PAYLOAD_LENGTH = Field.uint("tls.ech.payload_length", 16, "Payload length");
    private static final Field PAYLOAD = Field.bytes("tls.ech.payload", "Payload");
    private static final Field CONFIRMATION = Field.bytes("tls.ech.confirmation", "Confirmation");
    private static final Field CONFIGS = Field.heading("tls.ech.retry_configs", "Retry Configs");
    private static final Field CONFIGS_LENGTH = Field.uint("tls.ech.echconfiglist_length", 16, "ECHConfigList length");
    private static final Field CONFIG = Field.heading("tls.ech.echconfig", "ECHConfig");
    private static final Field CONFIG_VERSION =
            Field.uint("tls.ech.echconfig.version", 16, "Version").hex();
    private static final Field CONFIG_LENGTH = Field.uint("tls.ech.echconfig.length", 16, "Length");
    private static final Field KEY_CONFIG_ID = Field.uint("tls.ech.hpke.keyconfig.config_id", 8, "Config Id");
    private static final Field KEM =
            Field.uint("tls.ech.hpke.keyconfig.kem_id", 16, "KEM Id").values(NamedValues.of("hpke-kem.tsv"));
    private static final Field PUBLIC_KEY_LENGTH =
            Field.uint("tls.ech.hpke.keyconfig.public_key.length", 16, "Public Key length");
    private static final Field PUBLIC_KEY = Field.bytes("tls.ech.hpke.keyconfig.public_key", "Public Key");
    private static final Field SUITES_LENGTH =
            Field.uint("tls.ech.hpke.keyconfig.cipher_suites.length", 16, "Cipher Suites length");
    private static final Field MAXIMUM_NAME_LENGTH =
            Field.uint("tls.ech.echconfigcontents.maximum_name_length", 8, "Maximum Name Length");
    private static final Field NAME_LENGTH =
            Field.uint("tls.ech.echconfigcontents.public_name_length", 8, "Public Name length");
    private static final Field NAME = Field.text("tls.ech.echconfigcontents.public_name", "Public Name");
    private static final Field EXTENSIONS_LENGTH =
            Field.uint("tls.ech.echconfigcontents.extensions_length", 16, "Extensions length");
    private static final Field EXTENSIONS = Field.bytes("tls.ech.echconfigcontents.extensions", "Extensions");
    static final Field[] FIELDS = {
        TYPE,
        SUITE,
        KDF,
        AEAD,
        CONFIG_ID,
        KEY_LENGTH,
        KEY,
        PAYLOAD_LENGTH,
        PAYLOAD,
        CONFIRMATION,
        CONFIGS,
        CONFIGS_LENGTH,
        CONFIG,
        CONFIG_VERSION,
        CONFIG_LENGTH,
        KEY_CONFIG_ID,
        KEM,
        PUBLIC_KEY_LENGTH,
        PUBLIC_KEY,
        SUITES_LENGTH,
        MAXIMUM_NAME_LENGTH,
        NAME_LENGTH,
        NAME,
        EXTENSIONS_LENGTH,
        EXTENSIONS
    };

    private EncryptedHellos() {}

    static void read(Dissection d, Extensions.Place place) {
        switch (place) {
            case CLIENT_HELLO -> readHello(d);
            case HELLO_RETRY_REQUEST -> d.bytes(CONFIRMATION, CONFIRMATION_LENGTH);
            default -> readConfigs(d);
        }
    }

    private static void readHello(Dissection d) {
        if (d.u8(TYPE) != OUTER) {
            return;
        }
        readSuite(d);
        d.u8(CONFIG_ID);
        Vectors.bytes(d, KEY_LENGTH, 2, KEY);
        Vectors.bytes(d, PAYLOAD_LENGTH, 2, PAYLOAD);
    }

    private static void readConfigs(Dissection d) {
        int mark = d.open(CONFIGS, d.remaining());
        int end = Vectors.length(d, CONFIGS_LENGTH, 2);
        end += d.position();
        while (d.position() < end) {
            int config = d.open(CONFIG);
            int version = d.u16(CONFIG_VERSION);
            int length = Vectors.length(d, CONFIG_LENGTH, 2);
            int configEnd = d.position() + length;
            if (version == VERSION) {
                readContents(d);
            }
            Vectors.trailing(d, configEnd);
            d.close(config);
        }
        d.close(mark);
    }

    private static void readContents(Dissection d) {
        d.u8(KEY_CONFIG_ID);
        d.u16(KEM);
        Vectors.bytes(d, PUBLIC_KEY_LENGTH, 2, PUBLIC_KEY);
        int end = Vectors.length(d, SUITES_LENGTH, 2);
        end += d.position();
        while (d.position() < end) {
            readSuite(d);
        }
        d.u8(MAXIMUM_NAME_LENGTH);
        d.text(NAME, Vectors.length(d, NAME_LENGTH, 1));
        Vectors.bytes(d, EXTENSIONS_LENGTH, 2, EXTENSIONS);
    }

    private static void readSuite(Dissection d) {
        int mark = d.open(SUITE);
        d.u16(KDF);
        d.u16(AEAD);
        d.close(mark);
    }
}
