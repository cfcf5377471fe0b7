/**
 * Telemetry of known truth: for every rule and both address families, input that must give a
 * finding and input that must just not.
 *
 * <p>What a scenario expects follows from how it is built, by a sentence of
 * docs/reference/findings.md that its name alludes to; nothing here is taken from a run of a
 * detector. Everything is drawn from a seed, so a failure can be repeated. All times lie within the
 * two hours around {@link io.cordon.detect.generated.Timeline#EDGE}, an edge of both hourly and
 * daily periods, so that no record is late in any arrival order.
 */
@NullMarked
package io.cordon.detect.generated;

import org.jspecify.annotations.NullMarked;
