package dev.peel.repl.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.repl.cli.PrintedPackets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code -T jsonl} to what docs/jsonl.md says of it, over the captures that come with the project. */
class JsonLinesTest {
    private static final String BELOW = "_tree";

    private final Registry registry = Registry.load();

    static Stream<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "examples", "captures"))) {
            List<Path> captures = files.filter(file -> file.toString().matches(".*\\.pcap(ng)?"))
                    .sorted()
                    .toList();
            return captures.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void everyLineFollowsTheSchema(Path capture) throws IOException {
        List<String> lines = PrintedPackets.of("-n", "-r", capture.toString(), "-T", "jsonl")
                .lines()
                .toList();

        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            packet(line);
        }
    }

    private void packet(String line) throws IOException {
        JsonFactory strict = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser json = strict.createParser(line)) {
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(json.nextFieldName()).isEqualTo("schema");
            assertThat(json.nextIntValue(0)).isEqualTo(JsonLinesPrinter.SCHEMA);
            assertThat(json.nextFieldName()).isEqualTo("number");
            assertThat(json.nextLongValue(0)).isPositive();
            assertThat(json.nextFieldName()).isEqualTo("layers");
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                assertThat(json.currentToken()).isEqualTo(JsonToken.START_OBJECT);
                assertThat(json.nextFieldName()).isEqualTo("layer");
                String layer = json.nextTextValue();
                assertThat(registry.fields(layer)).as(layer).isNotEmpty();
                assertThat(json.nextFieldName()).isEqualTo("fields");
                json.nextToken();
                fields(json);
                assertThat(json.nextToken()).isEqualTo(JsonToken.END_OBJECT);
            }
            assertThat(json.nextToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(json.nextToken()).isNull();
        }
    }

    private void fields(JsonParser json) throws IOException {
        assertThat(json.currentToken()).isEqualTo(JsonToken.START_OBJECT);
        String before = "";
        int count = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            assertThat(json.nextToken()).as(name).isEqualTo(JsonToken.START_ARRAY);
            boolean isBelow = name.endsWith(BELOW) && name.equals(before + BELOW);
            int values = isBelow ? trees(json) : values(json, name);
            assertThat(values).as(name).isPositive();
            if (isBelow) {
                assertThat(values)
                        .as("one object below each value of " + before)
                        .isEqualTo(count);
            }
            before = name;
            count = values;
        }
    }

    private int trees(JsonParser json) throws IOException {
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            fields(json);
            count++;
        }
        return count;
    }

    private int values(JsonParser json, String name) throws IOException {
        List<Field> declared = registry.fields(name);
        assertThat(declared).as(name).isNotEmpty();
        FieldType type = declared.get(0).type();
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            switch (type) {
                case NONE, PROTOCOL -> fields(json);
                case BOOLEAN ->
                    assertThat(json.currentToken().isBoolean()).as(name).isTrue();
                case CHAR, UINT8, UINT16, UINT24, UINT32, UINT64, INT32, INT64, FRAME_NUMBER ->
                    assertThat(json.currentToken()).as(name).isEqualTo(JsonToken.VALUE_NUMBER_INT);
                case RELATIVE_TIME -> assertThat(json.getText()).as(name).matches("-?[0-9]+\\.[0-9]{9}");
                case BYTES -> assertThat(json.getText()).as(name).matches("([0-9a-f]{2})*");
                case ABSOLUTE_TIME -> assertThat(json.getText()).as(name).matches("[0-9]{4}-.{5}T.{8}\\.[0-9]{9}Z");
                case STRING, IPV4, IPV6, ETHER, OID, GUID ->
                    assertThat(json.currentToken()).as(name).isEqualTo(JsonToken.VALUE_STRING);
            }
            count++;
        }
        return count;
    }
}
