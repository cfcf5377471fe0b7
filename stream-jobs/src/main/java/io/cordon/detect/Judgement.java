package io.cordon.detect;

import io.cordon.detect.counting.Observation;
import io.cordon.detect.panes.PaneObservation;

/** What a detector says of one record. */
public sealed interface Judgement {

    /**
     * The record counts.
     *
     * @param subject whom it is about
     * @param observation what it adds
     */
    record Match(Subject subject, Observation observation) implements Judgement {}

    /**
     * The record adds to panes.
     *
     * @param subject whom it is about
     * @param observation what it adds
     */
    record PaneMatch(Subject subject, PaneObservation observation) implements Judgement {}

    /**
     * The record does not count. Instances are constants.
     *
     * @param condition the condition that failed, as a phrase: "the transport is not TCP"
     */
    record Mismatch(String condition) implements Judgement {}
}
