package io.cordon.detect.firmware.match;

import io.cordon.detect.counting.Confidence;

/**
 * What a "running on" node says: the hardware or software that a firmware is vulnerable with.
 *
 * @param status whether it is there
 * @param confidence how sure that is
 * @param reason the criterion that decides
 * @param alternatives how many criteria the node has
 */
public record Surroundings(
        Status status, Confidence confidence, CriterionVerdict reason, int alternatives) {}
