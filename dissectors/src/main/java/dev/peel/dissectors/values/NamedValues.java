package dev.peel.dissectors.values;

import dev.peel.core.field.Values;

/** The named values of the registries (IANA, IEEE and others), which are data files beside this class. */
public final class NamedValues {
    private NamedValues() {}

    /** {@return the names in {@code file}, such as {@code tls-cipher-suites.tsv}; read when the first is asked for} */
    public static Values of(String file) {
        return Values.resource(NamedValues.class, file);
    }
}
