package io.cordon.ingest.listen;

import io.cordon.schema.address.IpAddress;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * A message as it came.
 *
 * @param transport {@code udp} or {@code tcp}
 * @param receipt when it came, microseconds since the epoch
 * @param whole false when it is too long or was cut off; then the bytes are its beginning
 */
record Received(
        String transport,
        IpAddress sender,
        long receipt,
        @SuppressWarnings("ArrayRecordComponent") byte[] bytes,
        boolean whole) {

    /** The address of a socket's peer, without the zone of a link-local one. */
    static IpAddress sender(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES
                ? IpAddress.ofV4(bytes.getInt())
                : new IpAddress(bytes.getLong(), bytes.getLong());
    }

    /** Where it came from, for dead letters. */
    String source() {
        return "syslog " + transport + ' ' + sender.text();
    }

    /** Leaves the bytes out. */
    @Override
    public String toString() {
        return "Received[" + source() + ", bytes=" + bytes.length + "]";
    }
}
