package io.cordon.detect.amplification;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;

/** Flows of attacks, in either address family. */
public final class AttackFlows {

    /** A full hour: 2024-01-10T02:00:00Z. */
    public static final long EDGE = 1_704_852_000_000_000L;

    public static final long SECOND = 1_000_000;
    public static final long PANE = 10 * SECOND;

    private final boolean v6;

    public AttackFlows(boolean v6) {
        this.v6 = v6;
    }

    /** One of ours when networks are given as {@code 192.0.2.0/24} and {@code 2001:db8:1::/48}. */
    public IpAddress ours(int host) {
        return IpAddress.parse(v6 ? "2001:db8:1::" + Integer.toHexString(host) : "192.0.2." + host);
    }

    /** Somebody outside, up to 130,000 of them. */
    public IpAddress outside(int host) {
        return v6
                ? new IpAddress(0x20010db8_ffff0000L, host)
                : IpAddress.ofV4((198 << 24 | 18 << 16) + host);
    }

    /** Bytes of so many packets whose payload has this mean. */
    public long bytes(long packets, long payload) {
        return packets * (payload + (v6 ? 48 : 28));
    }

    /** A one-way flow, at a point in time. */
    public static Flow.Builder flow(
            int transport, IpAddress from, int fromPort, IpAddress to, int toPort, long time) {
        return Flow.newBuilder()
                .setTransport(transport)
                .setSourceAddress(from.toAvro())
                .setSourcePort(fromPort)
                .setDestinationAddress(to.toAvro())
                .setDestinationPort(toPort)
                .setInitiatorKnown(false)
                .setStartTime(time)
                .setEndTime(time)
                .setSourceBytes(0L)
                .setSourcePackets(1L)
                .setSamplingRate(1)
                .setTenant("default")
                .setSensor("edge")
                .setVantage(Vantage.NETWORK)
                .setDataset("ipfix");
    }

    /** So many reflectors, each with an answer of so many packets and this mean payload. */
    public List<Flow> answers(
            IpAddress victim, int port, int reflectors, long packets, long payload, long time) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < reflectors; i++) {
            flows.add(
                    flow(17, outside(i), port, victim, port == 0 ? 0 : 40_000, time)
                            .setSourcePackets(packets)
                            .setSourceBytes(bytes(packets, payload))
                            .build());
        }
        return flows;
    }

    /** So many reflectors that together send so many bytes. */
    public List<Flow> volume(IpAddress victim, int port, int reflectors, long bytes, long time) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < reflectors; i++) {
            long share = bytes / reflectors + (i == 0 ? bytes % reflectors : 0);
            flows.add(
                    flow(17, outside(i), port, victim, port == 0 ? 0 : 40_000, time)
                            .setSourcePackets(share / 100 + 1)
                            .setSourceBytes(share)
                            .build());
        }
        return flows;
    }
}
