package io.cordon.bench.collect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends datagrams to loopback at a steady rate. Not thread-safe. */
final class Replay implements AutoCloseable {

    private static final long TICK = 500_000;

    private final Exports exports;
    private final DatagramChannel channel;

    /** Sends nothing yet. */
    Replay(Exports exports, int port) throws IOException {
        this.exports = exports;
        this.channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_SNDBUF, 4 << 20);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * What was sent.
     *
     * @param seconds it took
     */
    record Sent(long datagrams, long records, double seconds) {
        Sent plus(Sent more) {
            return new Sent(
                    datagrams + more.datagrams, records + more.records, seconds + more.seconds);
        }
    }

    /**
     * Sends for so long.
     *
     * @param recordsPerSecond 0 for as fast as can be
     */
    Sent send(double recordsPerSecond, Duration howLong) throws IOException {
        long datagrams = 0;
        long records = 0;
        long start = System.nanoTime();
        long end = howLong.toNanos();
        long elapsed = 0;
        while (elapsed < end) {
            double due =
                    recordsPerSecond == 0
                            ? Double.MAX_VALUE
                            : recordsPerSecond * (elapsed + TICK) / 1e9;
            // At full speed too the clock is asked now and then.
            for (int i = 0; i < 64 && records < due; i++) {
                Exports.Datagram datagram = exports.next();
                channel.write(datagram.bytes());
                datagrams++;
                records += datagram.records();
            }
            elapsed = System.nanoTime() - start;
            if (records >= due) {
                LockSupport.parkNanos(TICK);
                elapsed = System.nanoTime() - start;
            }
        }
        return new Sent(datagrams, records, elapsed / 1e9);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
