package io.cordon.detect;

import io.cordon.schema.avro.Flow;

/**
 * A judge of flows that says beforehand, from a flow's numbers, what it cannot match, so that a
 * reader leaves the other flows alone.
 */
public interface FlowJudge extends Judge<Flow> {

    /** Which flows it looks at, by transport and ports; the same answer for ever. */
    FlowGate gate();

    /**
     * False only when {@link #judge} of the whole record would be a mismatch. Asked of flows that
     * the gate admits.
     */
    default boolean mayMatch(FlowHead head) {
        return gate().admits(head);
    }

    /**
     * What {@link #mayMatch} asks. Judges with equal gates and equal questions answer alike, and
     * only the first is asked; by default a question is the judge's own.
     */
    default Object question() {
        return this;
    }

    @Override
    default Class<Flow> input() {
        return Flow.class;
    }
}
