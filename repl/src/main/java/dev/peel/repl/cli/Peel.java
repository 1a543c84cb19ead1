package dev.peel.repl.cli;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.Supervisor;
import dev.peel.core.dissect.TimeForm;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.PluginException;
import dev.peel.core.plugin.Screen;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.EmptyTap;
import dev.peel.core.tap.FrameWriter;
import dev.peel.core.tap.Tap;
import dev.peel.core.tap.Taps;
import dev.peel.repl.extension.Extensions;
import dev.peel.repl.extension.PluginPlaces;
import dev.peel.repl.live.LiveRun;
import dev.peel.repl.shell.CountingTap;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** The {@code peel} command: with tshark's letters it prints packets as tshark does; a word names a command of peel's own. */
public final class Peel extends PeelCommand {
    private final InputStream in;
    private final OutputStream out;
    private final UnaryOperator<CommandContext> captures;
    private final Extensions extensions;

    private final PacketOptions packets = new PacketOptions();
    private final FilterOptions filters = new FilterOptions();
    private final StatisticOptions statistics = new StatisticOptions();
    private final WriteOptions writing = new WriteOptions();
    private final LiveOptions live = new LiveOptions();
    private final RunOptions run = new RunOptions();

    private final Argument<String> glossary = Argument.optionalText(
            "-G",
            "WHAT",
            "",
            "fields",
            "Print what can be dissected, with tabs between columns, and end: fields, protocols, values, currentprefs or defaultprefs.");

    private Peel(Extensions extensions, InputStream in, OutputStream out, UnaryOperator<CommandContext> captures) {
        super("peel", "Takes captured network traffic apart.");
        this.extensions = extensions;
        this.in = in;
        this.out = out;
        this.captures = captures;
        declare();
    }

    private void declare() {
        CommandSpec spec = spec();
        spec.versionProvider(new PeelVersion());
        spec.usageMessage()
                .sortOptions(false)
                .customSynopsis(
                        "peel FILE                                    a prompt, with the capture open",
                        "       peel -r FILE [-Y FILTER] [-V] [-x] [OPTION ...]  as tshark shows packets",
                        "       peel -r FILE -T fields -e FIELD [-e FIELD ...] [OPTION ...]",
                        "       peel -r FILE -T json|ek|pdml|jsonl|... [-j PROTOCOLS] [OPTION ...]",
                        "       peel live INTERFACE [-f CAPTUREFILTER] [-Y FILTER] [OPTION ...]",
                        "       peel interfaces                              what can be captured from",
                        "       peel fields [GLOB]                           which fields there are",
                        "       peel limits                                  which limits there are",
                        "       peel --help                                  all options and commands")
                .commandListHeading("Commands:%n")
                .exitCodeListHeading("Exit codes:%n")
                .exitCodeList(UsageMessageSpec.keyValuesMap(
                        "0:all went well",
                        "1:the command line is wrong",
                        "2:the capture cannot be read, or not to its end"));
        packets.addTo(spec);
        filters.addTo(spec);
        statistics.addTo(spec);
        writing.addTo(spec);
        live.addTo(spec);
        run.addTo(spec);
        Argument.add(spec, glossary);
        HelpOption.addTo(spec);
        spec.addOption(OptionSpec.builder("-v", "--version")
                .versionHelp(true)
                .description("Show the version and end.")
                .build());
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Path home = Path.of(System.getProperty("user.home"), ".peel");
        System.exit(run(home, System.getenv(), System.in, new StandardOutput(), errors, arguments));
    }

    /** Runs the command with the user's plugins and choices, and returns its exit code. */
    static int run(
            Path home,
            Map<String, String> environment,
            InputStream in,
            OutputStream out,
            PrintWriter errors,
            String... arguments) {
        try {
            PluginPlaces places = PluginPlaces.of(home, environment.getOrDefault("PEEL_PLUGINS", ""), arguments);
            Supervisor supervisor = new Supervisor((protocol, frame, seconds) -> {
                Mistakes.tell(errors, Mistakes.stuck(protocol, frame, seconds) + "; ended");
                Runtime.getRuntime().halt(Mistakes.INPUT); // nothing else ends a thread that never looks up
            });
            Extensions extensions =
                    Extensions.load(places, home, supervisor, warning -> Mistakes.tell(errors, warning));
            if (dissects(arguments)) {
                extensions.plugins().prepareRegistry(); // takes as long as reading the command line does
            }
            return run(extensions, UnaryOperator.identity(), in, out, errors, arguments);
        } catch (PluginException wrong) {
            Mistakes.tell(errors, String.valueOf(wrong.getMessage()));
            return Mistakes.USAGE;
        }
    }

    /** Runs the command, which reads from and writes to what is given, and returns its exit code. */
    static int run(InputStream in, OutputStream out, PrintWriter errors, String... arguments) {
        return run(Extensions.NONE, UnaryOperator.identity(), in, out, errors, arguments);
    }

    /** Runs the command with the captures that are open already, which {@code captures} adds to what it works with. */
    static int run(
            Extensions extensions,
            UnaryOperator<CommandContext> captures,
            InputStream in,
            OutputStream out,
            PrintWriter errors,
            String... arguments) {
        CommandLine line = new CommandLine(new Peel(extensions, in, out, captures).spec());
        if (maySayCommand(arguments)) {
            PluginCommand.add(line, extensions.plugins(), arguments.length == 0 ? "" : arguments[0], errors);
        }
        String[] words = spelledOut(line, arguments);
        OwnCommands.add(line, words);
        return line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(errors)
                .setAllowSubcommandsAsOptionParameters(true) // -T fields is not the command
                .setExpandAtFiles(false) // a word that starts with @ is a filter's or a name
                .setParameterExceptionHandler(Mistakes::usage)
                .setExecutionExceptionHandler(Mistakes::execution)
                .execute(words);
    }

    /** {@return the arguments, with what a first word stands for: a capture for the prompt with it, live for -i} */
    private static String[] spelledOut(CommandLine line, String... arguments) {
        if (isCapture(line, arguments)) {
            return behind("repl", arguments);
        }
        if (arguments.length > 0 && arguments[0].equals("live")) {
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            return rest.length > 0 && HelpOption.isIn(rest[0]) ? rest : behind("-i", rest);
        }
        return arguments;
    }

    /** {@return whether the first argument is no command but a file, or looks like one} */
    private static boolean isCapture(CommandLine line, String... arguments) {
        if (arguments.length == 0
                || arguments[0].startsWith("-")
                || OwnCommands.names().contains(arguments[0])
                || line.getSubcommands().containsKey(arguments[0])) {
            return false;
        }
        return arguments[0].matches("(?s).*(/|\\.(pcap|pcapng|cap|gz|zst)$).*") || new File(arguments[0]).isFile();
    }

    private static String[] behind(String first, String... rest) {
        return Stream.concat(Stream.of(first), Arrays.stream(rest)).toArray(String[]::new);
    }

    /** {@return whether the command will ask for what can be dissected, as most do} */
    private static boolean dissects(String... arguments) {
        return arguments.length > 0 && !HelpOption.isIn(arguments) && !arguments[0].matches("-v|--version");
    }

    /** Looking for plugins costs time, which tshark's letters need not pay. */
    private static boolean maySayCommand(String... arguments) {
        return arguments.length == 0 || !arguments[0].startsWith("-") || HelpOption.isIn(arguments[0]);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = line();
        if (!glossary.value().isEmpty()) {
            boolean isOfUser = glossary.value().equals("currentprefs");
            Registry registry =
                    isOfUser ? run.registry(line) : extensions.plugins().registry();
            Glossary.print(line, glossary.value(), registry, new TextBuffer(out));
            return CommandLine.ExitCode.OK;
        }
        if (statistics.isHelp()) {
            statistics.help(extensions.plugins(), new TextBuffer(out));
            return CommandLine.ExitCode.OK;
        }
        if (live.isListAskedFor()) {
            LiveOptions.list(new TextBuffer(out));
            return CommandLine.ExitCode.OK;
        }
        if (live.isGiven()) {
            return capture(line);
        }
        if (!packets.isGiven()) {
            if (!line.getParseResult().matchedOptions().isEmpty()) {
                throw new ParameterException(
                        line, "what to read is missing: add -r FILE, or -r - for standard input, or -i INTERFACE");
            }
            line.getOut().print("Usage: " + line.getHelp().synopsis(0));
            line.getOut().flush();
            return CommandLine.ExitCode.OK;
        }
        return scan(line, packets.file(), context(line, run)).exitCode();
    }

    private int capture(CommandLine line) throws IOException {
        if (packets.isGiven()) {
            throw new ParameterException(line, "-i captures and -r reads a file: one of them");
        }
        try (LiveRun capture = live.begin(line)) {
            CommandContext context = context(line, run).with(name -> capture.reader());
            Scanned scanned = scan(line, live.name(), context);
            context.warn(capture.report(scanned.packets, scanned.shown));
            capture.endProcessWith(scanned.exitCode);
            return scanned.exitCode;
        }
    }

    /**
     * What came of a pass.
     *
     * @param packets how many there were, at most as many as were asked for
     * @param shown how many of them the filters held for
     */
    private record Scanned(int exitCode, long packets, long shown) {}

    private Scanned scan(CommandLine line, String source, CommandContext context) throws IOException {
        Tap printer = packets.tap(line, context.registry(), source, context.out(), isTerminal());
        if (writing.isGiven() && !packets.isPrintingAskedFor()) {
            printer = new EmptyTap();
        }
        List<Statistic.Running> running = statistics.begin(line, context, filters);
        boolean isPrinting = !(printer instanceof EmptyTap) || !running.isEmpty();
        Optional<FrameWriter> writer = writing.writer(line, source, isPrinting, out);
        CountingTap matching = new CountingTap(writer.isPresent() ? Taps.of(List.of(printer, writer.get())) : printer);
        TimeForm times = packets.times(line);
        ZoneId zone =
                times.isLocal() ? ZoneId.systemDefault() : ZoneOffset.UTC; // the user's takes milliseconds to find
        List<Tap> taps = new ArrayList<>(List.of(filters.apply(line, context, times, matching)));
        taps.addAll(running); // these see all packets, and have filters of their own
        CountingTap all = new CountingTap(Taps.of(taps));
        Demand demand = all.demand(context.registry()).times(times, zone).streams(run.streams(line));
        int exitCode;
        try {
            exitCode = context.scan(source, demand, packets.bounded(line, all));
        } finally {
            close(writer, context);
        }
        for (Statistic.Running statistic : running) {
            statistic.report(context.out());
        }
        context.out().flush();
        filters.report(context);
        return new Scanned(exitCode, all.packets(), matching.packets());
    }

    private static void close(Optional<FrameWriter> writer, CommandContext context) throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
            if (writer.get().leftOut() > 0) {
                context.warn(
                        writer.get().leftOut()
                                + " frames that are no packets (custom blocks, journal entries, system calls) were not written");
            }
        }
    }

    /** {@return the command that {@code line} is a part of} */
    static Peel of(CommandLine line) {
        return (Peel) line.getCommandSpec().root().userObject();
    }

    /** {@return the plugins, and what the user has chosen before} */
    Extensions extensions() {
        return extensions;
    }

    /** {@return the standard input} */
    InputStream in() {
        return in;
    }

    /** {@return the standard output} */
    OutputStream out() {
        return out;
    }

    /** {@return whether a terminal shows what is printed} */
    boolean isTerminal() {
        return out instanceof StandardOutput standard && standard.isTerminal();
    }

    /** {@return what shows what a command prints} */
    Screen screen() {
        return isTerminal() ? Terminal.screen(System.getenv()) : Screen.NONE;
    }

    /** {@return what the command {@code line} works with} */
    CommandContext context(CommandLine line, RunOptions options) {
        return captures.apply(new CommandContext(
                        options.registry(line),
                        options.limits(line),
                        CaptureLimits.DEFAULT,
                        options.threads(line),
                        in,
                        new TextBuffer(out),
                        warning -> Mistakes.tell(line.getErr(), warning))
                .with(extensions.plugins()));
    }
}
