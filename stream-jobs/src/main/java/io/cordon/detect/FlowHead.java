package io.cordon.detect;

/**
 * The numbers of a flow. Rules say from them whether a flow can match at all, before anybody reads
 * the whole record. One instance serves many records: read it, do not keep it. Asking for a number
 * makes no object; those that come first in this interface come first in the record, so ask for
 * them first.
 */
public interface FlowHead {

    /** Stands for a number that the record does not give. */
    int NONE = -1;

    /** IANA protocol number. */
    int transport();

    /** Port of the destination, 0 where the transport has none. */
    int destinationPort();

    /** Port of the source, 0 where the transport has none. */
    int sourcePort();

    /** Cumulative TCP flags of the source, or {@link #NONE}. */
    int tcpFlags();

    /** Cumulative TCP flags of the destination, or {@link #NONE}. */
    int tcpFlagsReverse();

    /** What Zeek says became of it. */
    ConnectionState state();

    /** True when the source is known to have opened it. */
    boolean initiatorKnown();

    /** First eight bytes of the source's address. */
    long sourceHigh();

    /** Last eight bytes of the source's address. */
    long sourceLow();

    /** First eight bytes of the destination's address. */
    long destinationHigh();

    /** Last eight bytes of the destination's address. */
    long destinationLow();

    /** First packet, microseconds since the epoch. */
    long startTime();

    /** Last packet, microseconds since the epoch: the event time. */
    long endTime();

    /** Layer-3 bytes from source to destination, or {@link #NONE}. */
    long sourceBytes();

    /** Packets from source to destination, or {@link #NONE}. */
    long sourcePackets();

    /** Layer-3 bytes from destination to source, or {@link #NONE}. */
    long destinationBytes();

    /** Packets from destination to source, or {@link #NONE}. */
    long destinationPackets();

    /** ICMP type, or {@link #NONE}. */
    int icmpType();

    /** ICMP code, or {@link #NONE}. */
    int icmpCode();

    /** One packet in this many was looked at. */
    long samplingRate();

    /** True when a decoy saw it. */
    boolean honeypot();

    /** Highest NTP mode of control or private queries among its packets, or {@link #NONE}. */
    int ntpMode();
}
