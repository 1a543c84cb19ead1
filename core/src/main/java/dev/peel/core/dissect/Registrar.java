package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;

/** What a dissector tells the registry of itself when it is registered. */
public interface Registrar {

    /** Declares a protocol beside the dissector's own, whose layers or fields it notes too. */
    void protocol(Protocol protocol);

    /**
     * Says that of its protocols' fields this dissector notes none but {@code fields}, so that it need not work for others; for a
     * dissector that shares its protocol with one that notes far more.
     */
    void notesOnly(Field... fields);

    /**
     * Declares a table that this dissector hands its payload to; dissectors bound to it may follow this one.
     *
     * <p>Several dissectors may hand payload to the same table.
     */
    void table(Table table);

    /** Says that this dissector may call {@code dissector} by itself. */
    void calls(Dissector dissector);

    /**
     * Says that this dissector notes {@code fields} by how many bytes the dissectors bound to {@code table} take, so that these have
     * to work where one of the fields is asked for; see {@link Dissection#resume}.
     */
    void measures(Table table, Field... fields);

    /** Binds the dissector to {@code number} of the table called {@code table}. */
    void bind(String table, long number, Dissector dissector);

    /** Binds the dissector to {@code text} of the table called {@code table}. */
    void bind(String table, String text, Dissector dissector);

    /**
     * Lets the dissector look at payload for which nothing is bound in the table called {@code table}.
     *
     * @param order the lower, the earlier it is asked; by convention 0 to 100, with 50 for the usual confidence
     */
    void heuristic(String table, int order, HeuristicDissector dissector);

    /** Declares a preference, which {@link Dissection#preference} reads; several dissectors may declare the same. */
    void preference(Preference<?> preference);
}
