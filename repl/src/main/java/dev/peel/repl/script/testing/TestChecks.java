package dev.peel.repl.script.testing;

import dev.peel.repl.script.testing.TestFunctions.GivenFrame;
import dev.peel.repl.script.testing.TestFunctions.SaidTalk;
import dev.peel.testkit.Fuzz;
import dev.peel.testkit.StreamCheck;
import java.util.Optional;

/**
 * What is checked of all that tests make, though they do not ask for it. Immutable.
 *
 * @param plugin what is tested
 * @param settings the seed, and how often bytes are spoilt
 */
record TestChecks(TestedPlugin plugin, TestSettings settings) {

    /** {@return what is wrong with how the dissector reads a talk, after the place of the talk; empty where nothing is} */
    Optional<String> check(SaidTalk said) {
        if (said.talk().turns().isEmpty()) {
            return Optional.of(said.place() + ": nobody says anything in the talk");
        }
        StreamCheck check = new StreamCheck(said.reader(), plugin.all());
        if (check.fields(said.talk()).isEmpty()) {
            return Optional.of(said.place() + ": the dissector notes nothing of the talk");
        }
        return check.check(said.talk(), settings.seed())
                .or(() -> fuzz().talk(said.reader(), plugin.all(), said.talk()).map(TestChecks::spoilt))
                .map(failure -> said.place() + ": " + failure);
    }

    /** {@return how dissectors fail on spoilt copies of a frame, after its place; empty where they do not} */
    Optional<String> check(GivenFrame given) {
        return fuzz().frame(plugin.registry(), given.linkType(), given.bytes())
                .map(failure -> given.place() + ": " + spoilt(failure));
    }

    private Fuzz fuzz() {
        return new Fuzz(settings.seed(), settings.rounds());
    }

    private static String spoilt(String failure) {
        return "where bytes are spoilt, " + failure;
    }
}
