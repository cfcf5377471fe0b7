package io.cordon.ingest.decode.dns;

import io.cordon.ingest.decode.packet.Octets;
import io.cordon.ingest.decode.packet.Packet;
import io.cordon.schema.address.IpAddress;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DNS messages out of TCP (RFC 1035 section 4.2.2: two bytes of length before each). Follows each
 * direction of a connection in order and keeps the beginning of the message in hand; a direction
 * with a gap, or whose beginning was not captured, is not followed further. Bounded, see the
 * package. Not thread-safe.
 */
public final class DnsStreams {

    /** Most directions of connections that are followed. */
    public static final int MOST = 8_192;

    private static final int SYN = 2;
    private static final int RST_OR_FIN = 5;
    private static final long SEQUENCE = 0xffffffffL;

    private final int most;
    private final Map<Key, Stream> streams = new LinkedHashMap<>(64, 0.75f, true);

    /** Follows up to {@link #MOST} directions. */
    public DnsStreams() {
        this(MOST);
    }

    DnsStreams(int most) {
        this.most = most;
    }

    /** Takes a message that came to its end. */
    @FunctionalInterface
    public interface Output {
        /**
         * One message.
         *
         * @param length of the whole message, without the two bytes before it
         */
        void accept(DnsMessage message, int length) throws IOException;
    }

    private record Key(IpAddress from, int fromPort, IpAddress to, int toPort) {}

    /** Takes one segment, whose sender's messages go to the output. */
    public void take(Packet segment, byte[] bytes, Output output) throws IOException {
        Integer flags = segment.tcpFlags();
        if (flags == null) {
            return;
        }
        Key key =
                new Key(
                        segment.source(),
                        segment.sourcePort(),
                        segment.destination(),
                        segment.destinationPort());
        long next = segment.tcpSequence();
        if ((flags & SYN) != 0) {
            next = next + 1 & SEQUENCE;
            begin(key, next);
        }
        Stream stream = streams.get(key);
        if (stream == null) {
            return;
        }
        if (!stream.take(segment, next, bytes, output) || (flags & RST_OR_FIN) != 0) {
            streams.remove(key);
        }
    }

    private void begin(Key key, long sequence) {
        streams.put(key, new Stream(sequence));
        if (streams.size() > most) {
            Iterator<Key> eldest = streams.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** One direction. */
    private static final class Stream {
        private final byte[] head = new byte[2 + DnsMessage.ENOUGH];
        private long expected;
        private int have;

        Stream(long sequence) {
            this.expected = sequence;
        }

        /** False when the stream can no longer be followed. */
        boolean take(Packet segment, long sequence, byte[] bytes, Output output)
                throws IOException {
            // What was sent before is passed over; what lies ahead is a gap.
            int seen = (int) (expected - sequence);
            int captured = segment.payloadTo() - segment.payloadFrom();
            if (seen < 0) {
                return false;
            }
            if (seen >= segment.payloadLength()) {
                return true;
            }
            if (captured < segment.payloadLength()) {
                return false;
            }
            int at = segment.payloadFrom() + seen;
            expected = expected + (segment.payloadTo() - at) & SEQUENCE;
            while (at < segment.payloadTo()) {
                at += message(bytes, at, segment.payloadTo(), output);
            }
            return true;
        }

        /** Takes bytes of the message in hand; gives how many. */
        private int message(byte[] bytes, int at, int to, Output output) throws IOException {
            if (have < 2) {
                head[have++] = bytes[at];
                return 1;
            }
            int whole = 2 + Octets.u16(head, 0);
            int taken = Math.min(to - at, whole - have);
            int kept = Math.min(taken, head.length - have);
            if (kept > 0) {
                System.arraycopy(bytes, at, head, have, kept);
            }
            have += taken;
            if (have >= whole) {
                int end = Math.min(whole, head.length);
                have = 0;
                @Nullable DnsMessage message = DnsMessage.parse(head, 2, end);
                if (message != null) {
                    output.accept(message, whole - 2);
                }
            }
            return taken;
        }
    }
}
