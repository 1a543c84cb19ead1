package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.field.Protocol;
import dev.peel.core.tap.EmptyTap;
import dev.peel.core.tap.Scan;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private final BlockingQueue<String> alarms = new ArrayBlockingQueue<>(10);
    private volatile boolean mayEnd;

    @Test
    void namesTheDissectorThatDoesNotComeBack() throws Exception {
        Supervisor supervisor =
                new Supervisor((protocol, frame, seconds) -> alarms.add(protocol + " " + frame + " " + seconds), 10);
        Registry registry = Registry.of(List.of(new Stuck())).watchedBy(supervisor);
        Limits limits = Limits.DEFAULT.with(Limit.DISSECTOR_SECONDS, 5);
        Engine engine = new Engine(registry, Demand.everything(registry), limits);
        try (CaptureReader reader =
                Captures.open(Path.of("..", "examples", "captures", "http11.pcap"), CaptureLimits.DEFAULT)) {
            Thread stuck = new Thread(() -> run(new Scan(reader, engine, new EmptyTap())));
            stuck.start();

            assertThat(alarms.poll(60, TimeUnit.SECONDS)).isEqualTo("stuck 1 5");
            mayEnd = true;
            stuck.join();
        }
    }

    private static void run(Scan scan) {
        try {
            scan.run(1);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private final class Stuck implements Dissector {
        private final Protocol protocol = Protocol.of("stuck", "STUCK", "Stuck");

        @Override
        public Protocol protocol() {
            return protocol;
        }

        @Override
        public void register(Registrar registrar) {
            registrar.bind("wtap_encap", 1, this);
        }

        @Override
        public void dissect(Dissection d) {
            while (!mayEnd) {
                Thread.onSpinWait();
            }
        }
    }
}
