package io.cordon.detect.amplification;

import io.cordon.detect.FlowHead;
import io.cordon.detect.scope.Amplifiers;

/**
 * Whether a flow may be an answer that nobody asked for: what all rules about victims ask first.
 *
 * @param amplifiers the port table that decides
 */
public record AttackQuestion(Amplifiers amplifiers) {

    /** False when it is none. */
    public boolean mayMatch(FlowHead flow) {
        return AttackLeg.mayBe(flow, amplifiers.table());
    }
}
