package io.cordon.ingest.listen;

import io.cordon.schema.address.IpAddress;
import java.net.InetAddress;

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
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return IpAddress.parse(zone < 0 ? text : text.substring(0, zone));
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
