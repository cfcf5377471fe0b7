package io.cordon.detect;

import io.cordon.schema.avro.Flow;

/**
 * Judges flows, and says beforehand which ports it can match at all, so that a reader stops at the
 * first fields of the other flows.
 */
public interface FlowJudge extends Judge<Flow> {

    /** It matches only TCP flows whose destination port or source port is one of these. */
    PortSet ports();

    @Override
    default Class<Flow> input() {
        return Flow.class;
    }
}
