package io.cordon.detect;

import java.util.List;

/** A rule about flows alone. */
public interface FlowDetector extends Detector, FlowJudge {

    @Override
    default List<Judge<?>> judges() {
        return List.of(this);
    }
}
