package dev.peel.core.dissect;

import dev.peel.core.field.Protocol;

/**
 * A dissector that a table has for a number, beside its protocol: to ask the dissector itself costs a search among its interfaces, for
 * each layer of each packet. Immutable.
 */
record Bound(Dissector dissector, Protocol protocol) {
    static Bound of(Dissector dissector) {
        return new Bound(dissector, dissector.protocol());
    }
}
