package io.cordon.ingest.decode.capture;

import java.time.Duration;

/**
 * When flows are given.
 *
 * @param active a flow that has lasted this long is given and goes on as another record
 * @param inactive a flow that was silent this long is given
 * @param mostFlows of the table; when it is full the flow that was silent longest is given
 */
public record FlowTimeouts(Duration active, Duration inactive, int mostFlows) {

    /** 60 s, 15 s, 65,536 flows. */
    public static final FlowTimeouts DEFAULT =
            new FlowTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(15), 65_536);

    /** Checks ranges. */
    public FlowTimeouts {
        if (inactive.compareTo(Duration.ofMillis(1)) < 0 || active.compareTo(inactive) < 0) {
            throw new IllegalArgumentException(
                    "Cannot use flow timeouts: active="
                            + active
                            + " is less than inactive="
                            + inactive
                            + ", or that is less than 1 ms");
        }
        if (mostFlows < 1) {
            throw new IllegalArgumentException(
                    "Cannot use flow table: mostFlows=" + mostFlows + " is not positive");
        }
    }
}
