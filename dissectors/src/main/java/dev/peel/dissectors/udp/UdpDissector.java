package dev.peel.dissectors.udp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Flow;
import dev.peel.core.flow.Transport;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;
import java.util.stream.Stream;

/** The User Datagram Protocol, RFC 768. */
public final class UdpDissector implements Dissector {
    private static final int HEADER_LENGTH = 8; // bytes, RFC 768

    private static final int UNVERIFIED = 2; // of udp.checksum.status: checksums are not computed
    private static final int NOT_PRESENT = 3;
    private static final Field SOURCE_PORT =
            Field.uint("udp.srcport", 16, "Source Port").also("udp.port", "Source or Destination Port");
    private static final Field DESTINATION_PORT =
            Field.uint("udp.dstport", 16, "Destination Port").also("udp.port", "Source or Destination Port");
    private static final Field LENGTH = Field.uint("udp.length", 16, "Length");
    private static final Field CHECKSUM =
            Field.uint("udp.checksum", 16, "Checksum").hex();
    private static final Field CHECKSUM_STATUS = Field.uint("udp.checksum.status", 8, "Checksum Status")
            .base(Base.NONE)
            .values(NamedValues.of("checksum-status.tsv"));
    private static final Field PAYLOAD = Field.bytes("udp.payload", "Payload");
    private static final Field STREAM = Field.uint("udp.stream", 32, "Stream index");
    private static final Protocol UDP = Protocol.of(
            "udp",
            "UDP",
            "User Datagram Protocol",
            Stream.concat(
                            Stream.of(
                                    SOURCE_PORT, DESTINATION_PORT, LENGTH, CHECKSUM, CHECKSUM_STATUS, STREAM, PAYLOAD),
                            Stream.of(UdpTimes.FIELDS))
                    .toArray(Field[]::new));
    private static final Table PORTS = Table.of("udp.port");

    @Override
    public Protocol protocol() {
        return UDP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(PORTS);
        registrar.bind("ip.proto", 17, this);
    }

    @Override
    public void dissect(Dissection d) {
        int source = d.u16(SOURCE_PORT);
        int destination = d.u16(DESTINATION_PORT);
        int length = d.u16(LENGTH);
        readChecksum(d);
        Flow flow = d.flow(Transport.UDP, source, destination);
        d.generated(STREAM, flow.index());
        if (length >= HEADER_LENGTH) {
            d.limit(length - HEADER_LENGTH);
        }
        if (d.labelling()) {
            d.labelLayer("User Datagram Protocol, Src Port: " + source + ", Dst Port: " + destination);
        }
        if (d.summarizing()) {
            d.summary(UDP, source + " → " + destination + " Len=" + d.remaining());
        }
        UdpTimes.note(d, flow, HEADER_LENGTH);
        if (d.captured() > 0) {
            d.peekBytes(PAYLOAD, d.captured());
            if (d.labelling()) {
                d.label("UDP payload (" + d.captured() + (d.captured() == 1 ? " byte)" : " bytes)"));
            }
        }
        d.datagram(PORTS, destination, source);
    }

    /** Reads the checksum, which 0 says there is none of, RFC 768. */
    private static void readChecksum(Dissection d) {
        int checksum = d.peekU16(0);
        boolean isThere = checksum != 0;
        int mark = d.open(CHECKSUM, 2, checksum);
        if (d.labelling()) {
            String text = isThere ? "unverified" : "zero-value ignored";
            d.label(mark, String.format(Locale.ROOT, "Checksum: 0x%04x [%s]", checksum, text));
        }
        d.skip(2);
        if (isThere) {
            d.close(mark);
        }
        d.derived(CHECKSUM_STATUS, -2, isThere ? 0 : 2, isThere ? UNVERIFIED : NOT_PRESENT);
        if (!isThere) {
            d.close(mark);
        }
    }
}
