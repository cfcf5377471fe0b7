/**
 * What the findings of some telemetry are, computed the slow and obvious way.
 *
 * <p>The detectors decide in bounded state, in any arrival order, on many machines. This package
 * reads the same contract (docs/reference/findings.md) again, with everything in memory and sorted
 * by time, and shares no code with them: only addresses, finding ids and the Avro records. What
 * both say alike is then unlikely to be one person's mistake.
 *
 * <p>Cost: memory for every matching record, O(n log n) time. Bounds: none, so it is for tests.
 */
@NullMarked
package io.cordon.detect.reference;

import org.jspecify.annotations.NullMarked;
