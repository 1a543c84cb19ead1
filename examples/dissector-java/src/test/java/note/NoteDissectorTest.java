package note;

import dev.peel.core.dissect.StreamDissector;
import dev.peel.testkit.StreamDissectorTests;
import dev.peel.testkit.Talk;
import java.util.Map;

/** Each talk has to say the same however it is cut, shuffled, repeated, broken off, and may not fail when it is spoilt. */
class NoteDissectorTest implements StreamDissectorTests {
    @Override
    public StreamDissector dissector() {
        return new NoteDissector();
    }

    @Override
    public Map<String, Talk> talks() {
        return Map.of(
                "question and answer",
                Talk.start()
                        .client("01 0003 77 68 79") // why
                        .server("02 0002 6e 6f")); // no
    }
}
