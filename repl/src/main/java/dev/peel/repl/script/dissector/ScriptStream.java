package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.SubStream;
import dev.peel.core.field.Field;
import java.util.List;

/**
 * A stream of messages within a script's protocol; to the script an object that it can only hand back.
 *
 * @param index which of the script's streams it is
 * @param stream the stream
 * @param fields what shows how its messages were put together
 */
record ScriptStream(int index, SubStream stream, List<Field> fields) {

    /** {@return the stream number {@code index}, whose fields' names start with {@code name}} */
    static ScriptStream of(int index, String name, String title) {
        Field pieces = Field.group(name + ".fragments", title + " fragments");
        Field piece = Field.frameNumber(name + ".fragment", title + " fragment");
        Field count = Field.uint(name + ".fragment.count", 32, "Fragment count");
        Field length = Field.uint(name + ".reassembled.length", 32, "Reassembled " + title + " length");
        SubStream stream = SubStream.of(name, new ReassemblyFields(pieces, piece, count, length));
        return new ScriptStream(index, stream, List.of(pieces, piece, count, length));
    }
}
