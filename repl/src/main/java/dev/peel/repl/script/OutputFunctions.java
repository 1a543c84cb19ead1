package dev.peel.repl.script;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureWriter;
import dev.peel.core.print.TextBuffer;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What peel's scripts have printed and saved. */
final class OutputFunctions implements Closeable {
    private static final String APPLICATION = "peel";

    /** A file that is being written: text, or frames. */
    private static final class SavedFile implements Closeable {
        private final OutputStream out;
        private final @Nullable CaptureWriter frames;
        private CaptureContent content = CaptureContent.NOTHING;

        SavedFile(OutputStream out, CaptureWriter.@Nullable Format format) {
            this.out = out;
            frames = format == null ? null : CaptureWriter.of(format, out, APPLICATION);
        }

        @Override
        public void close() throws IOException {
            if (frames == null) {
                out.close();
            } else {
                frames.end(content);
                frames.close();
            }
        }
    }

    private final ScriptSettings settings;
    private final OpenCaptures captures;
    private final PacketAccess access;
    private final Map<Integer, SavedFile> files = new HashMap<>();
    private int last;

    OutputFunctions(ScriptSettings settings, OpenCaptures captures, PacketAccess access) {
        this.settings = settings;
        this.captures = captures;
        this.access = access;
    }

    void addTo(HostFunctions host) {
        host.addAction("print", arguments -> print(arguments[0].asString()));
        host.addAction("warn", arguments -> {
            settings.command().out().flush();
            Printable.of(arguments[0].asString()).lines().forEach(settings.command()::warn);
        });
        host.add("columns", arguments -> settings.command().screen().columns());
        host.add("table", arguments -> new TextTable(texts(arguments[0]), truths(arguments[1]), rows(arguments[2]))
                .text(settings.command().screen().columns()));
        host.add("dump", arguments -> HexDump.of(arguments[0].asString().getBytes(StandardCharsets.ISO_8859_1)));
        host.add("create", arguments -> create(arguments[0].asString(), arguments[1].asString()));
        host.addAction("write", arguments -> file(arguments[0])
                .out
                .write(arguments[1].asString().getBytes(StandardCharsets.UTF_8)));
        host.addAction("writeFrame", this::writeFrame);
        host.addAction("finish", arguments -> {
            SavedFile finished = files.remove(arguments[0].asInt());
            if (finished != null) {
                finished.close();
            }
        });
    }

    private void print(String text) throws IOException {
        TextBuffer out = settings.command().out();
        out.text(Printable.of(text)).ascii('\n');
        out.flushIfFull();
    }

    private Object create(String name, String ending) throws IOException {
        Path path = settings.access().check(name, "save");
        if (captures.isOpen(path)) {
            throw ScriptException.other("save: " + name + " is a capture that is open; name another file");
        }
        CaptureWriter.Format format = ending.isEmpty()
                ? null
                : ending.equals("pcap") ? CaptureWriter.Format.NANOSECOND_PCAP : CaptureWriter.Format.PCAPNG;
        last++;
        files.put(last, new SavedFile(new BufferedOutputStream(Files.newOutputStream(path)), format));
        return last;
    }

    private SavedFile file(Value number) {
        SavedFile file = files.get(number.asInt());
        if (file == null) {
            throw ScriptException.other("save: the file has been closed");
        }
        return file;
    }

    private void writeFrame(Value[] arguments) throws IOException {
        SavedFile file = file(arguments[0]);
        CaptureWriter frames = file.frames;
        if (frames == null) {
            throw ScriptException.type("save: packets are saved as a capture only");
        }
        access.with(arguments[1].asInt(), arguments[2].asLong(), List.of(), packet -> {
            frames.write(packet.frames(), packet.frameIndex(), packet.content());
            file.content = packet.content();
            return true;
        });
    }

    private static List<String> texts(Value array) {
        List<String> texts = new ArrayList<>();
        for (long i = 0; i < array.getArraySize(); i++) {
            texts.add(Printable.line(array.getArrayElement(i).asString()));
        }
        return texts;
    }

    private static List<Boolean> truths(Value array) {
        List<Boolean> truths = new ArrayList<>();
        for (long i = 0; i < array.getArraySize(); i++) {
            truths.add(array.getArrayElement(i).asBoolean());
        }
        return truths;
    }

    private static List<List<String>> rows(Value array) {
        List<List<String>> rows = new ArrayList<>();
        for (long i = 0; i < array.getArraySize(); i++) {
            rows.add(texts(array.getArrayElement(i)));
        }
        return rows;
    }

    /** Closes what was left open. */
    @Override
    public void close() throws IOException {
        for (SavedFile file : files.values()) {
            file.close();
        }
        files.clear();
    }
}
