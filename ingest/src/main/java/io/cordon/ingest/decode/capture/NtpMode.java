package io.cordon.ingest.decode.capture;

import io.cordon.ingest.decode.packet.Packet;

/**
 * The modes of NTP that ask a server about itself: control messages (6, RFC 9327) and the private
 * ones of ntpd (7), monlist among them. They stand in the last three bits of the first byte.
 */
final class NtpMode {

    private static final int NTP = 123;
    private static final int CONTROL = 6;
    private static final int MASK = 7;

    private NtpMode() {}

    /** 6 or 7 when the packet is such a query or its answer, else 0. */
    static int of(Packet packet, byte[] bytes) {
        boolean ntp =
                packet.isUdp()
                        && (packet.destinationPort() == NTP || packet.sourcePort() == NTP)
                        && packet.payloadFrom() < packet.payloadTo();
        int mode = ntp ? bytes[packet.payloadFrom()] & MASK : 0;
        return mode >= CONTROL ? mode : 0;
    }
}
