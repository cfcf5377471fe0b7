package io.cordon.detect.generated;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.util.ArrayList;
import java.util.List;

/** Cuts one list of packets into records as routers do: after an active timeout. */
final class Exporter {

    private final long activeTimeout;
    private final long samplingRate;

    Exporter(long activeTimeout, long samplingRate) {
        this.activeTimeout = activeTimeout;
        this.samplingRate = samplingRate;
    }

    /** Of packets of one size at ascending times: what is exported of those that were sampled. */
    List<Flow> export(
            IpAddress from, int fromPort, IpAddress to, int toPort, long[] times, long bytes) {
        List<Flow> flows = new ArrayList<>();
        long start = 0;
        long end = 0;
        long packets = 0;
        for (int i = 0; i < times.length; i += (int) samplingRate) {
            if (packets > 0 && times[i] - start >= activeTimeout) {
                flows.add(flow(from, fromPort, to, toPort, start, end, packets, bytes));
                packets = 0;
            }
            start = packets == 0 ? times[i] : start;
            end = times[i];
            packets++;
        }
        flows.add(flow(from, fromPort, to, toPort, start, end, packets, bytes));
        return flows;
    }

    private Flow flow(
            IpAddress from,
            int fromPort,
            IpAddress to,
            int toPort,
            long start,
            long end,
            long packets,
            long bytes) {
        Flow flow =
                Datagrams.oneWay(start, end, from, fromPort, to, toPort, packets, packets * bytes);
        flow.setSamplingRate(samplingRate);
        return flow;
    }
}
