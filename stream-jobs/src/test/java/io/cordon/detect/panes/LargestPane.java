package io.cordon.detect.panes;

import io.cordon.detect.counting.Mark;
import io.cordon.detect.panes.PaneObservation.Seen;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What one port adds to one pane at most, in a checkpoint. */
public final class LargestPane {

    /** More than any set of distinct values keeps exactly. */
    private static final int VALUES = 8192;

    private LargestPane() {}

    /** Bytes of one vector in one pane. */
    public static int bytes(PaneRule rule) throws IOException {
        VectorSums sums = new VectorSums();
        Traffic huge = new Traffic(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        boolean looksBack = rule.timing() == PaneRule.Timing.RATIO;
        for (int i = 0; i < VALUES; i++) {
            Mark mark = new Mark(0x20010db8_00000000L, i);
            sums.add(rule, record(mark), huge, looksBack ? huge : Traffic.NONE);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sums.write(new DataOutputStream(out));
        return out.size();
    }

    private static PaneObservation record(Mark mark) {
        Seen seen =
                new Seen(
                        0,
                        0,
                        "sensor",
                        Vantage.NETWORK,
                        1,
                        new IpAddress(mark.high(), mark.low()),
                        null,
                        1);
        return new PaneObservation(seen, 1, true, Traffic.NONE, null, mark, mark, mark);
    }
}
