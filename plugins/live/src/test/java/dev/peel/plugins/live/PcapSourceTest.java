package dev.peel.plugins.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.capture.CaptureNote;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.capture.LiveInterface;
import dev.peel.core.capture.LiveReader;
import dev.peel.core.capture.LiveSettings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Captures from the loopback interface; skipped where libpcap or the rights to use it are missing. */
@Timeout(30)
class PcapSourceTest {
    private static final String TEXT = "peel was here";

    private final PcapSource source = new PcapSource();
    private String loopback = "";

    @BeforeEach
    void requireLoopback() {
        try {
            loopback = source.interfaces().stream()
                    .filter(LiveInterface::isLoopback)
                    .findFirst()
                    .map(LiveInterface::name)
                    .orElse("");
            if (!loopback.isEmpty()) {
                source.open(LiveSettings.usual(loopback)).close();
            }
        } catch (IOException refused) {
            assumeTrue(false, refused.getMessage());
        }
        assumeTrue(!loopback.isEmpty(), "there is no loopback interface to capture from");
    }

    @Test
    void tellsTheAddressesOfAnInterface() throws IOException {
        assertThat(source.interfaces())
                .filteredOn(LiveInterface::isLoopback)
                .first()
                .satisfies(found -> assertThat(found.addresses()).contains("127.0.0.1"));
    }

    @Test
    void deliversPacketsAsTheyComeAndNoneThatTheFilterKeepsOut() throws IOException {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket other = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                LiveReader reader = open("udp dst port " + receiver.getLocalPort())) {
            send(other.getLocalPort(), "not this");
            send(receiver.getLocalPort(), TEXT);

            FrameBatch batch = FrameBatch.ofDefaultSize();
            assertThat(reader.read(batch)).isTrue();

            assertThat(batch.count()).isEqualTo(1);
            assertThat(new String(batch.bytes(), batch.offset(0), batch.capturedLength(0), US_ASCII))
                    .endsWith(TEXT);
            assertThat(batch.length(0)).isEqualTo(batch.capturedLength(0));
            assertThat(Math.abs(Instant.now().getEpochSecond() - batch.seconds(0)))
                    .isLessThan(30);
            assertThat(reader.interfaces().get(0).linkType()).isEqualTo(1);
        }
    }

    @Test
    void numbersFramesOverAllBatchesAndTellsPositions() throws IOException {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                LiveReader reader = open("udp dst port " + receiver.getLocalPort())) {
            FrameBatch batch = FrameBatch.ofDefaultSize();
            send(receiver.getLocalPort(), "1");
            assertThat(reader.read(batch)).isTrue();
            long end = batch.position(0) + batch.capturedLength(0);
            send(receiver.getLocalPort(), "2");
            assertThat(reader.read(batch)).isTrue();

            assertThat(batch.firstNumber()).isEqualTo(2);
            assertThat(batch.position(0)).isEqualTo(end);
        }
    }

    @Test
    void stopsWhileItWaitsForPackets() throws Exception {
        try (LiveReader reader = open("ip src 192.0.2.99")) {
            Thread stopping = new Thread(reader::stop);
            stopping.start();

            assertThat(reader.read(FrameBatch.ofDefaultSize())).isFalse();
            stopping.join();
        }
    }

    @Test
    void deliversWhatHadComeWhenItWasStopped() throws IOException {
        int sent = 600;
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                LiveReader reader = open("udp dst port " + receiver.getLocalPort())) {
            for (int i = 0; i < sent; i++) {
                send(receiver.getLocalPort(), TEXT);
            }
            reader.stop();

            FrameBatch batch = FrameBatch.ofDefaultSize();
            int received = 0;
            while (reader.read(batch)) {
                received += batch.count();
            }
            assertThat(received).isEqualTo(sent);
        }
    }

    @Test
    void countsWhatItDeliveredWhenItIsClosed() throws IOException {
        LiveReader reader;
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                LiveReader opened = open("udp dst port " + receiver.getLocalPort())) {
            reader = opened;
            send(receiver.getLocalPort(), TEXT);
            assertThat(reader.read(FrameBatch.ofDefaultSize())).isTrue();
        }

        assertThat(reader.notes())
                .singleElement()
                .isInstanceOfSatisfying(CaptureNote.InterfaceStatistics.class, counted -> {
                    assertThat(counted.delivered()).isEqualTo(1);
                    assertThat(counted.droppedBySystem()).isZero();
                });
    }

    @Test
    void tellsThatADisplayFilterIsNoCaptureFilter() {
        assertThatThrownBy(() -> open("tcp.port == 443"))
                .isInstanceOf(CaptureException.class)
                .hasMessageStartingWith("-f tcp.port == 443: is no capture filter: ")
                .hasMessageEndingWith("display filters (tcp.port == 443) go with -Y");
    }

    @Test
    void namesTheInterfacesThatThereAreWhenOneIsUnknown() {
        assertThatThrownBy(() -> source.open(LiveSettings.usual("nosuch0")))
                .isInstanceOf(CaptureException.class)
                .hasMessageStartingWith("nosuch0: there is no such interface to capture from; there are ")
                .hasMessageContaining(loopback);
    }

    private LiveReader open(String filter) throws IOException {
        return source.open(LiveSettings.usual(loopback).filtered(filter));
    }

    private static void send(int port, String text) throws IOException {
        byte[] bytes = text.getBytes(US_ASCII);
        try (DatagramSocket sender = new DatagramSocket()) {
            sender.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }
    }
}
