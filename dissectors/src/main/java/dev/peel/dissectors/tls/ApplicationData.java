package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/**
 * What records of application data carry, RFC 8446 5.2: without keys, bytes.
 *
 * <p>The fields of the reassembly stand for messages above that span records, which only decrypted records show.
 */
final class ApplicationData {
    private static final Field DATA = Field.bytes("tls.app_data", "Encrypted Application Data");
    private static final Field PROTOCOL = Field.text("tls.app_data_proto", "Application Data Protocol");
    private static final Field SEGMENTS = Field.group("tls.segments", "Reassembled TLS segments");
    private static final Field SEGMENT = Field.frameNumber("tls.segment", "TLS segment");
    private static final Field SEGMENT_COUNT = Field.uint("tls.segment.count", 32, "Segment count");
    private static final Field REASSEMBLED_LENGTH = Field.uint("tls.reassembled.length", 32, "Reassembled PDU length");
    private static final Field REASSEMBLED_IN = Field.frameNumber("tls.reassembled_in", "Reassembled PDU in frame");
    static final Field[] FIELDS = {DATA, PROTOCOL, SEGMENTS, SEGMENT, SEGMENT_COUNT, REASSEMBLED_LENGTH, REASSEMBLED_IN
    };

    private ApplicationData() {}

    /** Reads the content of a record of application data. */
    static void read(Dissection d) {
        int length = d.remaining();
        if (length > 0) {
            d.bytes(DATA, length);
        }
        if (d.wants(PROTOCOL)) {
            String carried = CarriedProtocol.of(d);
            if (!carried.isEmpty()) {
                d.derived(PROTOCOL, -TlsDissector.HEADER_LENGTH - length, 0, carried);
            }
        }
    }
}
