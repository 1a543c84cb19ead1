package dev.peel.repl.script.testing;

import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.plugin.UsageException;
import dev.peel.repl.script.GuestValues;
import dev.peel.repl.script.HostFunctions;
import dev.peel.repl.script.Mistakes;
import dev.peel.testkit.HexText;
import dev.peel.testkit.Packets;
import dev.peel.testkit.StreamCheck;
import dev.peel.testkit.Talk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What {@code testing.js} does by Java; it knows talks and packets by numbers, which belong to one test each. For one thread. */
final class TestFunctions {
    private static final int LARGEST = 16 * 1024 * 1024; // bytes of a capture, all packets of which are kept

    private final TestedPlugin plugin;
    private final Path folder;
    private final TestSettings settings;
    private final GuestValues values;
    private final Map<Integer, SaidTalk> talks = new LinkedHashMap<>();
    private final Map<Integer, Packets> packets = new LinkedHashMap<>();
    private final List<GivenFrame> frames = new ArrayList<>();
    private int last;

    /**
     * A talk that a test has made.
     *
     * @param place where, as {@code file:line:column}
     */
    record SaidTalk(StreamDissector reader, Talk talk, String place) {}

    /** A frame that a test has given in hexadecimal. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares frames
    record GivenFrame(int linkType, byte[] bytes, String place) {}

    TestFunctions(TestedPlugin plugin, Path folder, TestSettings settings, GuestValues values) {
        this.plugin = plugin;
        this.folder = folder;
        this.settings = settings;
        this.values = values;
    }

    /** Adds the functions to {@code host}. */
    void addTo(HostFunctions host) {
        host.add("talk", arguments -> {
            last++;
            talks.put(last, new SaidTalk(plugin.stream(arguments[0].asString()), Talk.start(), here()));
            return last;
        });
        host.addAction("say", this::say);
        host.add("packetsOfTalk", arguments -> {
            SaidTalk said = talk(arguments[0]);
            return keep(new StreamCheck(said.reader, plugin.all()).packets(said.talk));
        });
        host.add("packetsOfFrames", this::packetsOfFrames);
        host.add("packetsOfCapture", arguments -> capture(arguments[0].asString()));
        host.add("field", arguments -> values.list(field(packets(arguments[0]), arguments[1].asString())));
        host.add("tree", arguments -> packets(arguments[0]).tree());
        host.addAction("expectMalformedNowhere", arguments -> expectMalformedNowhere(packets(arguments[0])));
        host.addAction("golden", arguments -> compare(arguments[0].asString(), arguments[1].asString()));
    }

    /** Forgets what the test before has made. */
    void begin() {
        talks.clear();
        packets.clear();
        frames.clear();
    }

    /** {@return the talks that the test has made} */
    Collection<SaidTalk> talks() {
        return talks.values();
    }

    /** {@return the frames that the test has given} */
    List<GivenFrame> frames() {
        return frames;
    }

    private SaidTalk talk(Value number) {
        return own(talks.get(number.asInt()));
    }

    private Packets packets(Value number) {
        return own(packets.get(number.asInt()));
    }

    private static <T> T own(@Nullable T known) {
        if (known == null) {
            throw new UsageException("it belongs to a test that has ended");
        }
        return known;
    }

    /** Keeps packets; that a dissector threw says more than what a test would find missing. */
    private int keep(Packets made) {
        if (!made.failures().isEmpty()) {
            throw values.failure("Error", "the dissector failed: " + String.join("; ", made.failures()));
        }
        last++;
        packets.put(last, made);
        return last;
    }

    private void say(Value[] arguments) {
        SaidTalk said = talk(arguments[0]);
        Talk more = said.talk.then(arguments[1].asBoolean(), bytes(arguments[2]));
        talks.put(arguments[0].asInt(), new SaidTalk(said.reader, more, said.place));
    }

    private int packetsOfFrames(Value[] arguments) {
        int linkType = arguments[0].asInt();
        List<byte[]> given =
                Arrays.stream(arguments).skip(1).map(TestFunctions::bytes).toList();
        String place = here();
        given.forEach(frame -> frames.add(new GivenFrame(linkType, frame, place)));
        return keep(Packets.of(plugin.registry(), linkType, given));
    }

    private static byte[] bytes(Value hex) {
        try {
            return HexText.parse(hex.asString());
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("no bytes in hexadecimal: " + wrong.getMessage(), wrong);
        }
    }

    private int capture(String name) throws IOException {
        Path file = ReviewedTree.within(name, folder);
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            throw new IOException(file + ": a capture for tests has at most " + LARGEST + " bytes");
        }
        return keep(Packets.read(plugin.registry(), file));
    }

    private static List<String> field(Packets packets, String name) {
        try {
            return packets.field(name);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException(String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private void expectMalformedNowhere(Packets checked) {
        try {
            checked.expectMalformedNowhere();
        } catch (AssertionError found) {
            throw values.failure("Error", String.valueOf(found.getMessage()));
        }
    }

    private void compare(String text, String name) throws IOException {
        ReviewedTree file = ReviewedTree.of(name, folder, plugin.file());
        if (settings.isUpdate()) {
            file.write(text);
            return;
        }
        Optional<String> difference = file.difference(text);
        if (difference.isPresent()) {
            throw values.failure("Error", file.path() + " differs, " + difference.get());
        }
    }

    /** {@return where the test is that calls: an error of the language knows its place} */
    private String here() {
        try {
            throw values.failure("Error", "");
        } catch (PolyglotException thrown) {
            SourceSection place = Mistakes.place(thrown);
            return place == null
                    ? "test"
                    : place.getSource().getName() + ":" + place.getStartLine() + ":" + place.getStartColumn();
        }
    }
}
