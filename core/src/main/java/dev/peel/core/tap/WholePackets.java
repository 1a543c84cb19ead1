package dev.peel.core.tap;

import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import java.util.List;

/** A tap that looks at all there is of packets, with the texts that people read. */
public interface WholePackets extends Tap {

    /** {@return none: everything has to be asked for, see {@link #demand}} */
    @Override
    default List<Field> fields() {
        return List.of();
    }

    @Override
    default Demand demand(Registry registry) {
        return Demand.everything(registry);
    }
}
