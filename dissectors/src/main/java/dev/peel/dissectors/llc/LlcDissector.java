package dev.peel.dissectors.llc;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Logical link control, ISO/IEC 8802-2.
 *
 * <pre>
 *  destination access point (1) | source access point (1) | control (1 or 2) | payload
 * </pre>
 */
public final class LlcDissector implements Dissector {
    private static final int SNAP = 0xaa;
    private static final int INTERNET_PROTOCOL = 0x06;
    private static final int BASIC_IDENTIFICATION = 0x81;

    private static final Values ACCESS_POINTS = NamedValues.of("llc-saps.tsv");
    private static final Field DESTINATION =
            Field.uint("llc.dsap", 8, "DSAP").hex().values(ACCESS_POINTS);
    private static final Field DESTINATION_POINT =
            Field.uint("llc.dsap.sap", 8, "SAP").mask(0xfe);
    private static final Field GROUP =
            Field.flag("llc.dsap.ig", 8, 0x01, "IG Bit").values(Values.of(0, "Individual", 1, "Group"));
    private static final Field[] DESTINATION_PARTS = {DESTINATION_POINT, GROUP};
    private static final Field SOURCE = Field.uint("llc.ssap", 8, "SSAP").hex().values(ACCESS_POINTS);
    private static final Field SOURCE_POINT =
            Field.uint("llc.ssap.sap", 8, "SAP").mask(0xfe);
    private static final Field RESPONSE =
            Field.flag("llc.ssap.cr", 8, 0x01, "CR Bit").values(Values.of(0, "Command", 1, "Response"));
    private static final Field[] SOURCE_PARTS = {SOURCE_POINT, RESPONSE};
    private static final Protocol LLC = Protocol.of(
            "llc",
            "LLC",
            "Logical-Link Control",
            fields(DESTINATION, DESTINATION_POINT, GROUP, SOURCE, SOURCE_POINT, RESPONSE));
    private static final Table BY_ACCESS_POINT = Table.of("llc.dsap");

    private final ExchangeIdentificationDissector identification = new ExchangeIdentificationDissector();

    private static Field[] fields(Field... own) {
        return Stream.of(own, LlcControl.FIELDS, Snap.FIELDS)
                .flatMap(Stream::of)
                .toArray(Field[]::new);
    }

    @Override
    public Protocol protocol() {
        return LLC;
    }

    @Override
    public void register(Registrar registrar) {
        Snap.register(registrar);
        registrar.table(BY_ACCESS_POINT);
        registrar.calls(identification);
        registrar.bind("eth.length", 0, this);
        registrar.bind("sll.ltype", 4, this);
        registrar.bind("ethertype", 0x8870, this);
        registrar.bind("ppp.protocol", 0x004b, this);
    }

    @Override
    public void dissect(Dissection d) {
        int destination = (int) d.bits(DESTINATION, DESTINATION_PARTS);
        int source = (int) d.bits(SOURCE, SOURCE_PARTS);
        boolean isResponse = (source & 1) != 0;
        boolean isSnap = (destination & 0xfe) == SNAP && (source & 0xfe) == SNAP;
        if (d.summarizing()) {
            String control = LlcControl.summary(d, isResponse);
            d.summary(LLC, isSnap ? control : control + "; " + accessPoints(destination, source));
        }
        int control = LlcControl.read(d, isResponse);
        if (isSnap) {
            Snap.read(d, control);
        } else if (d.remaining() > 0) {
            payload(d, destination, control);
        }
    }

    private void payload(Dissection d, int destination, int control) {
        if (control == LlcControl.UNNUMBERED_INFORMATION || control == LlcControl.NUMBERED_INFORMATION) {
            if (destination == INTERNET_PROTOCOL) {
                d.next(Ethertype.TABLE, Ethertype.IPV4);
            } else {
                d.next(BY_ACCESS_POINT, destination);
            }
        } else if (control == LlcControl.EXCHANGE_IDENTIFICATION && d.peekU8(0) == BASIC_IDENTIFICATION) {
            d.next(identification);
        } else {
            d.data();
        }
    }

    private static String accessPoints(int destination, int source) {
        return "DSAP " + name(destination) + ((destination & 1) == 0 ? " Individual" : " Group") + ", SSAP "
                + name(source) + ((source & 1) == 0 ? " Command" : " Response");
    }

    private static String name(int accessPoint) {
        return ACCESS_POINTS.name(accessPoint & 0xfe, String.format(Locale.ROOT, "0x%02x", accessPoint & 0xfe));
    }
}
