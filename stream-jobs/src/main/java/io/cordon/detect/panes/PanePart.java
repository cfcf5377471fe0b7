package io.cordon.detect.panes;

/**
 * Records of one subject and rule at one sensor, summed.
 *
 * @param unit what they are late by: {@link PaneRule#lateFrom}
 * @param sensor who saw them
 * @param records how many there are, those of the condition alone included
 * @param sums of them
 */
public record PanePart(long unit, String sensor, long records, SensorPanes sums) {}
