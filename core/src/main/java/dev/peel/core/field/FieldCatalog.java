package dev.peel.core.field;

import java.util.List;
import java.util.Set;

/** Which protocols and fields there are, by name: all that filters and printers have to know of the dissectors. */
public interface FieldCatalog {

    /** {@return all protocols} */
    List<Protocol> protocols();

    /**
     * {@return the fields that {@code name} stands for: one, or several that share an alias such as {@code ip.addr}; empty where
     * there is none}
     *
     * @param name an abbreviation or alias
     */
    List<Field> fields(String name);

    /** {@return the names of all fields and their aliases} */
    Set<String> fieldNames();
}
