package io.cordon.ingest.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.LoginAttempt;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets on loopback. */
@Timeout(120)
class SyslogCollectorTest {

    private static final byte[] KEY = new byte[32];
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** 2024-01-10T02:01:38Z. */
    private static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochSecond(1_704_852_098), ZoneOffset.UTC);

    private final DecodeSettings decoding =
            new DecodeSettings("default", null, null, null, KEY, false);

    private SyslogCollector started(HeldDelivery delivery, int mostMessages, int udp, int tcp)
            throws IOException {
        ListenSettings settings = new ListenSettings(LOOPBACK, udp, tcp, mostMessages, 1 << 20, 2);
        SyslogCollector collector = new SyslogCollector(settings, decoding, delivery, CLOCK);
        collector.start();
        return collector;
    }

    private static String failed(int port) {
        return "<38>Jan  1 00:00:00 cam sshd[1]: Failed password for root from 198.51.100.7 port "
                + port
                + " ssh2";
    }

    private static void sendUdp(int port, String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
        }
    }

    private static void sendTcp(int port, String stream) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, port)) {
            socket.getOutputStream().write(stream.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void received(SyslogCollector collector, long messages) {
        await().atMost(LONG).until(() -> collector.received() == messages);
    }

    @Test
    void everyMessageIsAccountedFor() throws Exception {
        HeldDelivery delivery = HeldDelivery.open();
        SyslogCollector collector = started(delivery, 100, 0, 0);
        sendUdp(collector.udpPort(), failed(1) + "\n");
        sendUdp(collector.udpPort(), "");
        sendUdp(collector.udpPort(), "not syslog");
        sendUdp(collector.udpPort(), "<38>Jan  1 00:00:00 cam kernel: up");
        String versioned =
                "<38>1 2024-01-10T02:01:00Z 192.0.2.9 sshd 2 - - Accepted none for x from 2001:db8::7"
                        + " port 3 ssh2";
        sendTcp(
                collector.tcpPort(),
                failed(2) + "\n" + versioned.length() + " " + versioned + "99 <38>cut off");
        received(collector, 7);
        ListenReport report = collector.stop(LONG);
        assertThat(report).isEqualTo(new ListenReport(7, 3, 1, 1, 2, 0, 0, 0, Map.of()));
        assertThat(report.line())
                .isEqualTo("7 messages: 3 decoded, 1 ignored, 2 rejected, 1 blank");
        assertThat(delivery.letters())
                .extracting(DeadLetter::getCode, DeadLetter::getSource)
                .containsExactlyInAnyOrder(
                        tuple("BAD_SYSLOG", "syslog udp 127.0.0.1"),
                        tuple("BAD_FRAME", "syslog tcp 127.0.0.1"));
        for (LoginAttempt login : delivery.logins()) {
            boolean own = login.getClientPort() == 3;
            // A stamp without zone is no time: the receipt is. The sender is the device, unless
            // the message names another address.
            assertThat(login.getTime())
                    .isEqualTo(own ? 1_704_852_060_000_000L : 1_704_852_098_000_000L);
            assertThat(IpAddress.of(login.getServerAddress()).text())
                    .isEqualTo(own ? "192.0.2.9" : "127.0.0.1");
            assertThat(login.getDeviceId()).isNull();
        }
    }

    @Test
    void aBurstBeyondTheQueueIsDroppedAndCountedExactly() throws Exception {
        HeldDelivery delivery = new HeldDelivery();
        SyslogCollector collector = started(delivery, 10, 0, -1);
        sendUdp(collector.udpPort(), failed(1));
        // It is out of the queue, and the broker is away.
        assertThat(delivery.reached.await(60, TimeUnit.SECONDS)).isTrue();
        for (int port = 2; port <= 101; port++) {
            sendUdp(collector.udpPort(), failed(port));
            received(collector, port);
        }
        delivery.release();
        ListenReport report = collector.stop(LONG);
        assertThat(report)
                .isEqualTo(new ListenReport(101, 11, 0, 0, 0, 90, 0, 0, Map.of("127.0.0.1", 90L)));
        assertThat(delivery.logins().stream().map(LoginAttempt::getClientPort))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void stoppingDeliversWhatWaits() throws Exception {
        HeldDelivery delivery = new HeldDelivery();
        SyslogCollector collector = started(delivery, 1_000, -1, 0);
        StringBuilder stream = new StringBuilder();
        for (int port = 1; port <= 500; port++) {
            stream.append(failed(port)).append('\n');
        }
        sendTcp(collector.tcpPort(), stream.toString());
        received(collector, 500);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<ListenReport> report = thread.submit(() -> collector.stop(LONG));
            assertThat(delivery.reached.await(60, TimeUnit.SECONDS)).isTrue();
            delivery.release();
            assertThat(report.get(60, TimeUnit.SECONDS).decoded()).isEqualTo(500);
        } finally {
            thread.shutdownNow();
        }
        assertThat(delivery.logins()).hasSize(500);
        collector.await();
    }

    @Test
    void aStopThatCannotDeliverSaysWhatIsLost() throws Exception {
        HeldDelivery delivery = new HeldDelivery();
        SyslogCollector collector = started(delivery, 10, 0, -1);
        sendUdp(collector.udpPort(), failed(1));
        assertThat(delivery.reached.await(60, TimeUnit.SECONDS)).isTrue();
        sendUdp(collector.udpPort(), failed(2));
        received(collector, 2);
        assertThat(collector.stop(Duration.ofMillis(50)))
                .isEqualTo(new ListenReport(2, 0, 0, 0, 0, 0, 2, 0, Map.of()));
        assertThatThrownBy(collector::await).isInstanceOf(IOException.class);
    }

    @Test
    void connectionsAreBounded() throws Exception {
        HeldDelivery delivery = HeldDelivery.open();
        SyslogCollector collector = started(delivery, 10, -1, 0);
        try (Socket first = new Socket(LOOPBACK, collector.tcpPort());
                Socket second = new Socket(LOOPBACK, collector.tcpPort())) {
            for (Socket socket : new Socket[] {first, second}) {
                OutputStream out = socket.getOutputStream();
                out.write((failed(1) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            received(collector, 2);
            try (Socket third = new Socket(LOOPBACK, collector.tcpPort())) {
                assertThat(third.getInputStream().read()).isEqualTo(-1);
            }
        }
        assertThat(collector.stop(LONG).refused()).isEqualTo(1);
    }

    @Test
    void aStoppedCollectorLeavesItsPortsToTheNext() throws Exception {
        SyslogCollector first = started(HeldDelivery.open(), 10, 0, 0);
        assertThatThrownBy(() -> started(HeldDelivery.open(), 10, first.udpPort(), -1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot listen at 127.0.0.1, udp=" + first.udpPort());
        try (Socket open = new Socket(LOOPBACK, first.tcpPort())) {
            open.getOutputStream().write((failed(1) + "\n").getBytes(StandardCharsets.UTF_8));
            received(first, 1);
            first.stop(LONG);
            HeldDelivery delivery = HeldDelivery.open();
            SyslogCollector second = started(delivery, 10, first.udpPort(), first.tcpPort());
            sendTcp(second.tcpPort(), failed(2) + "\n");
            sendUdp(second.udpPort(), failed(3));
            received(second, 2);
            assertThat(second.stop(LONG).decoded()).isEqualTo(2);
            assertThat(delivery.logins()).hasSize(2);
        }
    }
}
