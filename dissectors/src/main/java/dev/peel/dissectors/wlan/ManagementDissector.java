package dev.peel.dissectors.wlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.stream.Stream;

/**
 * The body of management frames of one subtype, IEEE 802.11 9.3.3: parameters that each of them has, and elements.
 *
 * <p>An action frame is read up to its category, which decides what follows.
 */
final class ManagementDissector implements Dissector {
    private static final Protocol MANAGEMENT = Protocol.of("wlan.mgt", "802.11 MGT", "IEEE 802.11 Wireless Management")
            .uncounted();

    private final int subtype;

    /** Makes a dissector of the frames of {@code subtype}, one of {@link FixedParameters}. */
    ManagementDissector(int subtype) {
        this.subtype = subtype;
    }

    @Override
    public Protocol protocol() {
        return MANAGEMENT;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(WlanDissector.WLAN);
        registrar.notesOnly(Stream.of(FixedParameters.FIELDS, Elements.FIELDS)
                .flatMap(Stream::of)
                .toArray(Field[]::new));
    }

    @Override
    public void dissect(Dissection d) {
        if (FixedParameters.read(d, subtype)) {
            Elements.read(d);
        }
    }
}
