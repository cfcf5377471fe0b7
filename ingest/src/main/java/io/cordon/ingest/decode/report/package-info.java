/**
 * Cordon's own device report: one JSON object that a device, or whoever manages it, writes of it.
 * Its schema is {@code docs/reference/device-report.schema.json}; members that it does not name are
 * passed over, so that a later report is read by an earlier build. The device itself says it: high
 * confidence. No state.
 */
@NullMarked
package io.cordon.ingest.decode.report;

import org.jspecify.annotations.NullMarked;
