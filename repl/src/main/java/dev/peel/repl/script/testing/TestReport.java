package dev.peel.repl.script.testing;

import dev.peel.repl.script.Printable;
import java.io.PrintWriter;
import java.util.Optional;

/** Prints a line for each test, what is wrong below it, and a sum. For one thread. */
final class TestReport {
    private static final String BELOW = "        ";

    private final PrintWriter out;
    private int succeeded;
    private int failed;
    private int talks;
    private int frames;

    TestReport(PrintWriter out) {
        this.out = out;
    }

    /** A test has ended. */
    void ended(String name, Optional<String> failure) {
        if (failure.isEmpty()) {
            succeeded++;
        } else {
            failed++;
        }
        out.println((failure.isEmpty() ? "ok      " : "failed  ") + Printable.line(name));
        failure.ifPresent(text -> Printable.of(text)
                .lines()
                .map(line -> (BELOW + line).stripTrailing())
                .forEach(out::println));
        out.flush();
    }

    /** So many talks and frames were read, whether that was well or not. */
    void checked(int moreTalks, int moreFrames) {
        talks += moreTalks;
        frames += moreFrames;
    }

    /** Prints the sum. */
    void sum(TestSettings settings) {
        out.print(counted(succeeded + failed, "test") + (failed == 0 ? ", all ok" : ", " + failed + " failed"));
        if (talks + frames > 0) {
            out.print("; " + (talks > 0 ? counted(talks, "talk") + " however they travel" : "")
                    + (talks > 0 && frames > 0 ? ", " : "")
                    + (frames > 0 ? counted(frames, "frame") : "")
                    + ", spoilt " + counted(settings.rounds(), "time") + " each; seed " + settings.seed());
        }
        out.println();
        out.flush();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    boolean isEmpty() {
        return succeeded + failed == 0;
    }

    boolean isGood() {
        return failed == 0;
    }
}
