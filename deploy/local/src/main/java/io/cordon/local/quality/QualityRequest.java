package io.cordon.local.quality;

/**
 * What {@code quality} was asked for.
 *
 * @param seed decides times and counts of the fleet
 * @param json one JSON document for each rule instead of a table
 */
public record QualityRequest(long seed, boolean json) {}
