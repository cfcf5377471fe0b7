package io.cordon.detect.generated;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UDP as routers export it: one direction a record, and nobody says who began. */
final class Datagrams {

    /** Of a packet in floods: answers that are not large. */
    static final int SMALL = 100;

    private static final int CLIENT_PORT = 40_123;

    private final Family family;

    Datagrams(Family family) {
        this.family = family;
    }

    /** Bytes of IP and UDP headers. */
    int header() {
        return family == Family.V4 ? 28 : 48;
    }

    static Flow oneWay(
            long start,
            long end,
            IpAddress from,
            int fromPort,
            IpAddress to,
            int toPort,
            @Nullable Long packets,
            @Nullable Long bytes) {
        Flow flow = Telemetry.oneWay(end, from, fromPort, to, toPort, null);
        flow.setTransport(Telemetry.UDP);
        flow.setStartTime(start);
        flow.setSourcePackets(packets);
        flow.setSourceBytes(bytes);
        return flow;
    }

    /** A question and its answers in one record. */
    static Flow asked(
            long end,
            IpAddress client,
            IpAddress server,
            int port,
            long inPackets,
            long inBytes,
            long outPackets,
            long outBytes) {
        Flow flow = oneWay(end, end, client, CLIENT_PORT, server, port, inPackets, inBytes);
        flow.setInitiatorKnown(true);
        flow.setDestinationPackets(outPackets);
        flow.setDestinationBytes(outBytes);
        return flow;
    }

    /** One packet of so much payload from each of n reflectors at one time. */
    List<Flow> fan(IpAddress victim, int port, int n, int payload, long at) {
        return fan(victim, port, 0, n, payload, at);
    }

    List<Flow> fan(IpAddress victim, int port, int first, int n, int payload, long at) {
        List<Flow> flows = new ArrayList<>();
        for (int i = first; i < first + n; i++) {
            flows.add(
                    oneWay(
                            at,
                            at,
                            family.target(i),
                            port,
                            victim,
                            CLIENT_PORT,
                            1L,
                            (long) payload + header()));
        }
        return flows;
    }

    /** Small packets of n reflectors that sum up to exactly so many bytes. */
    List<Flow> flood(IpAddress victim, int port, int n, long bytes, long start, long end) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            long share = i < n - 1 ? bytes / n : bytes - bytes / n * (n - 1);
            flows.add(
                    oneWay(
                            start,
                            end,
                            family.target(i),
                            port,
                            victim,
                            CLIENT_PORT,
                            share / SMALL + 1,
                            share));
        }
        return flows;
    }

    /** The same without ports: later fragments. */
    List<Flow> fragments(IpAddress victim, int n, long bytes, long start, long end) {
        return Script.each(
                flood(victim, 0, n, bytes, start, end), flow -> flow.setDestinationPort(0));
    }
}
