package io.cordon.detect;

import io.cordon.schema.avro.Flow;

/**
 * A detector of flows: says beforehand which ports it can match at all, so that a reader stops at
 * the first fields of the other flows.
 */
public interface FlowDetector extends Detector<Flow> {

    /** It matches only TCP flows whose destination port or source port is one of these. */
    PortSet ports();
}
