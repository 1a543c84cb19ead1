package dev.peel.repl.script;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code peel.d.ts}: what scripts see, for editors that complete and check them; made from the API's description and the fields there
 * are.
 */
public final class TypeScript {
    private static final String HEAD = """
            /// <reference no-default-lib="true" />
            /// <reference lib="es2023" />
            // What scripts of peel see. Made by: peel types > FILE
            // A script that starts with /// <reference path="peel.d.ts" /> is completed and checked by editors.

            /** A field's value where a packet has one; an array where it has several. */
            type Value = number | bigint | boolean | string | Uint8Array | Time | readonly Value[];

            /** A field with a value and fields below it: in expressions it stands for its value; p["tcp.flags"] is the plain value. */
            interface Valued<T> {
              valueOf(): T;
              toString(): string;
              toJSON(): T;
            }

            /** What is kept of a field: its value. */
            type Plain<T> = T extends Valued<infer V> ? (T extends number | string | boolean | bigint | Date ? T : V) : T;

            /** What a list has in it. */
            type Items<T> = T extends string ? T : T extends Iterable<infer I> ? I : NonNullable<T>;
            """;

    private static final String PLAIN_FIELDS = """
              /** A field by its name: the plain value. */
              readonly [name: `${string}.${string}`]: Value | undefined;
            """;

    private final ScriptApi api;
    private final FieldNames names;
    private final StringBuilder out = new StringBuilder(HEAD);

    private TypeScript(ScriptApi api, FieldNames names) {
        this.api = api;
        this.names = names;
    }

    /** {@return the declarations, lines with an end of line each} */
    public static String declarations(Registry registry) {
        return new TypeScript(ScriptApi.load(), new FieldNames(registry)).print();
    }

    private String print() {
        for (ScriptApi.Type type : api.types()) {
            if (type.name().equals(ScriptApi.GLOBALS)) {
                type.entries().forEach(this::global);
            } else {
                type(type);
            }
        }
        fields("PacketFields", names.root());
        return out.toString();
    }

    private void global(ScriptApi.Entry entry) {
        comment("", entry.description());
        out.append(entry.isCalled() ? "declare function " : "declare const ")
                .append(entry.name())
                .append(entry.signature())
                .append(";\n");
    }

    private void type(ScriptApi.Type type) {
        comment("\n", type.description());
        out.append("interface ").append(type.name());
        out.append(type.parent().isEmpty() ? "" : " extends " + type.parent()).append(" {\n");
        for (ScriptApi.Entry entry : type.entries()) {
            comment("  ", entry.description());
            out.append(entry.isCalled() ? "  " : "  readonly ")
                    .append(entry.name())
                    .append(entry.signature())
                    .append(";\n");
        }
        if (type.plainName().equals("Sequence")) {
            out.append("  [Symbol.iterator](): Iterator<T>;\n");
        }
        out.append("}\n");
    }

    private void fields(String interfaceName, FieldNames.Name above) {
        List<Map.Entry<String, FieldNames.Name>> parents = new ArrayList<>();
        out.append("\ninterface ").append(interfaceName).append(" {\n");
        out.append(above.name().isEmpty() ? PLAIN_FIELDS : "");
        for (Map.Entry<String, FieldNames.Name> entry : above.below().entrySet()) {
            FieldNames.Name name = entry.getValue();
            if (!name.fields().isEmpty()) {
                comment("  ", name.fields().get(0).label());
            }
            // Names that nothing has alone are always there, since nothing can be missing.
            out.append("  readonly ")
                    .append(property(entry.getKey()))
                    .append(name.fields().isEmpty() ? ": " : "?: ");
            out.append(type(name)).append(";\n");
            if (name.kind() != FieldNames.Kind.VALUE) {
                parents.add(entry);
            }
        }
        out.append("}\n");
        parents.forEach(parent -> fields(interfaceOf(parent.getValue()), parent.getValue()));
    }

    private static String type(FieldNames.Name name) {
        return switch (name.kind()) {
            case VALUE ->
                name.fields().isEmpty() ? "undefined" : typeOf(name.fields().get(0));
            case GROUP -> interfaceOf(name);
            case BOTH -> "Valued<" + typeOf(name.fields().get(0)) + "> & " + interfaceOf(name);
        };
    }

    /** {@return the type of a field's value} */
    static String typeOf(Field field) {
        return switch (field.type()) {
            case NONE, PROTOCOL, BOOLEAN -> "boolean";
            case CHAR, UINT8, UINT16, UINT24, UINT32, INT32, FRAME_NUMBER, RELATIVE_TIME -> "number";
            case UINT64, INT64 -> "number | bigint";
            case IPV4, IPV6, ETHER, STRING, OID, GUID -> "string";
            case BYTES -> "Uint8Array";
            case ABSOLUTE_TIME -> "Time";
        };
    }

    private static String interfaceOf(FieldNames.Name name) {
        StringBuilder type = new StringBuilder("Fields_");
        name.name()
                .chars()
                .forEach(character -> type.append(
                        Character.isLetterOrDigit(character) ? (char) character : character == '.' ? '_' : '$'));
        return type.toString();
    }

    private static String property(String part) {
        return part.matches("[A-Za-z_$][\\w$]*") ? part : '"' + part + '"';
    }

    private void comment(String before, String text) {
        out.append(before).append("/** ").append(text.replace("*/", "* /")).append(". */\n");
    }
}
