package dev.peel.dissectors.ah;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * The IP authentication header, RFC 4302.
 *
 * <pre>
 *  next header (1) | length (1) | reserved (2) | security parameters index (4) | sequence number (4) | check value
 * </pre>
 */
public final class AuthenticationHeaderDissector implements Dissector {
    private static final int FIXED_LENGTH = 12; // bytes, RFC 4302 2
    private static final int LENGTH_UNIT = 4; // bytes, RFC 4302 2.2, which counts two units less

    private static final Field NEXT_HEADER =
            Field.uint("ah.next_header", 8, "Next header").values(NamedValues.of("ip-protocols.tsv"));
    private static final Field LENGTH = Field.uint("ah.length", 8, "Length");
    private static final Field RESERVED = Field.bytes("ah.reserved", "Reserved");
    private static final Field INDEX = Field.uint("ah.spi", 32, "AH SPI").hex();
    private static final Field SEQUENCE = Field.uint("ah.sequence", 32, "AH Sequence");
    private static final Field CHECK_VALUE = Field.bytes("ah.icv", "AH ICV");
    private static final Protocol AH = Protocol.of(
            "ah", "AH", "Authentication Header", NEXT_HEADER, LENGTH, RESERVED, INDEX, SEQUENCE, CHECK_VALUE);
    private static final Table PROTOCOLS = Table.of("ip.proto");

    @Override
    public Protocol protocol() {
        return AH;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(PROTOCOLS);
        registrar.bind("ip.proto", 51, this);
    }

    @Override
    public void dissect(Dissection d) {
        int next = d.u8(NEXT_HEADER);
        int length = (d.u8(LENGTH) + 2) * LENGTH_UNIT;
        if (d.labelling()) {
            d.label("Length: " + (length / LENGTH_UNIT - 2) + " (" + length + " bytes)");
        }
        d.bytes(RESERVED, 2);
        long index = d.u32(INDEX);
        d.u32(SEQUENCE);
        if (length > FIXED_LENGTH) {
            d.bytes(CHECK_VALUE, length - FIXED_LENGTH);
        }
        if (d.summarizing()) {
            d.summary(AH, String.format(Locale.ROOT, "AH (SPI=0x%08x)", index));
        }
        d.next(PROTOCOLS, next);
    }
}
