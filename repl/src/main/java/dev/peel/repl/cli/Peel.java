package dev.peel.repl.cli;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.print.FieldsFormat;
import dev.peel.core.print.FieldsPrinter;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.Scan;
import dev.peel.core.tap.Tap;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code peel} command: parses its arguments and runs the subcommand they name. */
@Command(
        name = "peel",
        mixinStandardHelpOptions = true,
        versionProvider = PeelVersion.class,
        description = "Takes captured network traffic apart.")
public final class Peel implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(names = "-r", paramLabel = "FILE", description = "Read packets from FILE; - is standard input.")
    String file = "";

    @Option(names = "-n", description = "Do not resolve names; accepted for tshark's sake, names are never resolved.")
    boolean numeric;

    @Option(names = "-T", paramLabel = "TYPE", description = "What is printed: text or fields.")
    String type = "text";

    @Option(names = "-e", paramLabel = "FIELD", description = "A field to print with -T fields; may be repeated.")
    List<String> fields = new ArrayList<>();

    @Option(names = "-E", paramLabel = "SETTING", description = "How -T fields prints, as name=value; may be repeated.")
    List<String> settings = new ArrayList<>();

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Peel()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Registry registry = Registry.load();
        FieldsFormat format = FieldsFormat.DEFAULT;
        for (String setting : settings) {
            format = format.with(setting);
        }
        TextBuffer out = new TextBuffer(new FileOutputStream(FileDescriptor.out));
        Tap tap = new FieldsPrinter(registry, fields, format, out);
        Engine engine = new Engine(registry, Demand.of(registry, tap.fields()), Limits.DEFAULT);
        try (CaptureReader reader = file.equals("-")
                ? Captures.open(System.in, CaptureLimits.DEFAULT)
                : Captures.open(Path.of(file), CaptureLimits.DEFAULT)) {
            new Scan(reader, engine, tap).run(Runtime.getRuntime().availableProcessors());
            reader.fault().ifPresent(System.err::println);
            engine.failures().forEach(System.err::println);
            return reader.fault().isPresent() ? 2 : 0;
        } catch (CaptureException bad) {
            System.err.println("peel: " + bad.getMessage());
            return 2;
        }
    }
}
