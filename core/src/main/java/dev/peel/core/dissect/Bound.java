package dev.peel.core.dissect;

import dev.peel.core.field.Protocol;

/**
 * A dissector that a table has for a number, beside its protocol: to ask the dissector itself costs a search among its interfaces, for
 * each layer of each packet. Immutable.
 *
 * @param id the number of the protocol's field
 */
record Bound(Dissector dissector, Protocol protocol, int id) {
    static Bound of(Dissector dissector) {
        Protocol protocol = dissector.protocol();
        return new Bound(dissector, protocol, protocol.field().id());
    }
}
