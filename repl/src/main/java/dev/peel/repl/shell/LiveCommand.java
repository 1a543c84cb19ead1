package dev.peel.repl.shell;

import dev.peel.core.capture.LiveSettings;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.TimeForm;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TextParts;
import dev.peel.core.print.TextPrinter;
import dev.peel.core.tap.FilteredPackets;
import dev.peel.core.tap.FirstPackets;
import dev.peel.core.tap.Tap;
import dev.peel.core.tap.Taps;
import dev.peel.repl.live.KeptPackets;
import dev.peel.repl.live.LiveRun;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /live INTERFACE}: shows packets as they come, and opens those that were kept once it is stopped. */
final class LiveCommand implements ShellCommand {
    private static final long MEGABYTE = 1024 * 1024;

    /** What stands behind the command. */
    private record Wanted(String name, String captured, String shown, long count, Duration time) {}

    @Override
    public String name() {
        return "live";
    }

    @Override
    public String usage() {
        return "INTERFACE [-f CAPTUREFILTER] [-Y FILTER] [-c COUNT] [-a duration:SECONDS]";
    }

    @Override
    public String description() {
        return "Captures from an interface and shows packets as they come; Ctrl-C ends that and opens what was captured.";
    }

    @Override
    public List<String> help() {
        return List.of(
                "INTERFACE   a name or number of peel interfaces",
                "-f          what is captured, in libpcap's words: -f \"tcp port 443\"",
                "-Y          which of the captured packets are shown: -Y \"tls.handshake\"",
                "-c, -a      stop after so many packets, or seconds",
                "The packets that came last are kept, as many as the limit " + Limit.LIVE_MEGABYTES.label() + " lets.");
    }

    @Override
    public void run(Session session, String text) throws IOException {
        Wanted wanted = wanted(Words.of(text));
        TextBuffer out = new TextBuffer(session.console().rows(false));
        KeptPackets kept = new KeptPackets(session.limits().get(Limit.LIVE_MEGABYTES) * MEGABYTE);
        CountingTap printed = new CountingTap(printer(session, out));
        CountingTap all = new CountingTap(Taps.of(List.of(shown(session, wanted, printed), kept)));
        Tap bounded = wanted.count == 0 ? all : new FirstPackets(all, wanted.count);
        try (LiveRun live = LiveRun.begin(LiveSettings.usual(wanted.name).filtered(wanted.captured), wanted.time);
                kept) {
            try {
                session.context(out)
                        .with(name -> live.reader())
                        .scan(wanted.name, session.timed(all.demand(session.registry())), bounded);
            } catch (InterruptedIOException stopped) {
                Thread.interrupted(); // That is how it ends; what follows is not meant to end.
            }
            out.flush();
            session.console().remark(live.report(all.packets(), printed.packets()));
        }
        if (kept.lost() > 0) {
            session.console()
                    .warn("the oldest " + Numbers.count(kept.lost(), "packet") + " were not kept, see /limits "
                            + Limit.LIVE_MEGABYTES.label());
        }
        Optional<Path> file = kept.file();
        if (file.isPresent()) {
            OpenCommand.open(session, file.get().toString());
        }
    }

    private static Tap printer(Session session, TextBuffer out) {
        TextParts parts = new TextParts(
                true, false, false, Set.of(), false, session.console().screen().isColored());
        return new TextPrinter(session.registry(), parts, out);
    }

    private static Tap shown(Session session, Wanted wanted, Tap printer) {
        boolean isDelta = session.settings().times() == TimeForm.DELTA_DISPLAYED;
        return new FilteredPackets(printer, session.filter(wanted.shown), session.registry(), isDelta);
    }

    private Wanted wanted(List<String> words) {
        if (words.isEmpty() || words.get(0).startsWith("-")) {
            throw new UsageException("from which interface? usage: /live " + usage());
        }
        String captured = "";
        String shown = "";
        long count = 0;
        Duration time = Duration.ZERO;
        Iterator<String> rest = words.subList(1, words.size()).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!Set.of("-f", "-Y", "-c", "-a").contains(word)) {
                throw new UsageException("\"" + word + "\" is one argument too many; usage: /live " + usage());
            }
            if (!rest.hasNext()) {
                throw new UsageException(word + ": its value is missing; usage: /live " + usage());
            }
            String value = rest.next();
            switch (word) {
                case "-f" -> captured = value;
                case "-Y" -> shown = value;
                case "-c" -> count = number(word, value);
                default -> time = duration(value);
            }
        }
        return new Wanted(words.get(0), captured, shown, count, time);
    }

    private static Duration duration(String value) {
        try {
            return LiveRun.duration(value);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static long number(String option, String value) {
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new UsageException(option + " " + value + ": expected a number from 1");
        }
        return Long.parseLong(value);
    }
}
