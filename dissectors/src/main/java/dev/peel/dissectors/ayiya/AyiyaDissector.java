package dev.peel.dissectors.ayiya;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/**
 * Anything In Anything: a tunnel over UDP, mostly for IPv6, draft-massar-v6ops-ayiya-02.
 *
 * <pre>
 *  identity length | identity type | signature length | hash | authentication | operation |  next header (1)
 *  epoch (4) | identity (2^identity length) | signature (4 * signature length) | payload
 * </pre>
 */
public final class AyiyaDissector implements Dissector {
    private static final int FORWARD = 1;
    private static final int ECHO_AND_FORWARD = 3;
    private static final int WORD = 4; // bytes
    private static final long NANOSECONDS = 1_000_000_000L; // a second

    private static final Field IDENTITY_LENGTH =
            Field.uint("ayiya.idlen", 8, "Identity field length").mask(0xf0).hex();
    private static final Field IDENTITY_TYPE = Field.uint("ayiya.idtype", 8, "Identity field type")
            .mask(0x0f)
            .hex()
            .values(Values.of(0, "None", 1, "Integer", 2, "ASCII string"));
    private static final Field SIGNATURE_LENGTH =
            Field.uint("ayiya.siglen", 8, "Signature Length").mask(0xf0).hex();
    private static final Field HASH = Field.uint("ayiya.hashmethod", 8, "Hash method")
            .mask(0x0f)
            .hex()
            .values(Values.of(0, "No hash", 1, "MD5", 2, "SHA1"));
    private static final Field AUTHENTICATION = Field.uint("ayiya.authmethod", 8, "Authentication method")
            .mask(0xf0)
            .hex()
            .values(Values.of(
                    0,
                    "No authentication",
                    1,
                    "Hash using a Shared Secret",
                    2,
                    "Hash using a public/private key method"));
    private static final Values OPERATIONS = Values.of(
            0,
            "No Operation / Heartbeat",
            1,
            "Forward",
            2,
            "Echo Request",
            3,
            "Echo Request and Forward",
            4,
            "Echo Response",
            5,
            "MOTD",
            6,
            "Query Request",
            7,
            "Query Response");
    private static final Field OPERATION =
            Field.uint("ayiya.opcode", 8, "Operation Code").mask(0x0f).hex().values(OPERATIONS);
    private static final Field NEXT_HEADER =
            Field.uint("ayiya.nextheader", 8, "Next Header").hex().values(NamedValues.of("ip-protocols.tsv"));
    private static final Field EPOCH = Field.of(FieldType.ABSOLUTE_TIME, "ayiya.epoch", "Epoch");
    private static final Field IDENTITY = Field.bytes("ayiya.identity", "Identity");
    private static final Field SIGNATURE = Field.bytes("ayiya.signature", "Signature");
    private static final Protocol AYIYA = Protocol.of(
            "ayiya",
            "AYIYA",
            "Anything in Anything Protocol",
            IDENTITY_LENGTH,
            IDENTITY_TYPE,
            SIGNATURE_LENGTH,
            HASH,
            AUTHENTICATION,
            OPERATION,
            NEXT_HEADER,
            EPOCH,
            IDENTITY,
            SIGNATURE);
    private static final Table PROTOCOLS = Table.of("ip.proto");

    @Override
    public Protocol protocol() {
        return AYIYA;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(PROTOCOLS);
        registrar.bind("udp.port", 5072, this);
    }

    @Override
    public void dissect(Dissection d) {
        int identityLength = 1 << d.peek(IDENTITY_LENGTH);
        d.u8(IDENTITY_TYPE);
        int signatureLength = (int) d.peek(SIGNATURE_LENGTH) * WORD;
        d.u8(HASH);
        d.peek(AUTHENTICATION);
        int operation = d.u8(OPERATION) & 0x0f;
        int nextHeader = d.u8(NEXT_HEADER);
        d.value(EPOCH, 4, d.peekU32(0) * NANOSECONDS);
        d.bytes(IDENTITY, identityLength);
        d.bytes(SIGNATURE, signatureLength);
        if (d.summarizing()) {
            d.summary(AYIYA, OPERATIONS.name(operation, "Unknown"));
        }
        if ((operation == FORWARD || operation == ECHO_AND_FORWARD) && d.remaining() > 0) {
            d.next(PROTOCOLS, nextHeader);
        }
    }
}
