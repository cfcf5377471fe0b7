/**
 * JSON of hostile origin: one object per call, exact decimals, bounds on depth (64), names (512),
 * numbers (64 digits) and text (1 MiB). Parser messages quote their input and are dropped.
 */
@NullMarked
package io.cordon.ingest.decode.json;

import org.jspecify.annotations.NullMarked;
