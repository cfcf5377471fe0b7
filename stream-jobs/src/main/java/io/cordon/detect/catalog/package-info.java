/**
 * The list of detectors, and the one place where a telemetry record meets them all. Adding a
 * detector is one line in {@link io.cordon.detect.catalog.DetectorCatalog}
 * (docs/how-to/add-a-detector.md).
 */
@NullMarked
package io.cordon.detect.catalog;

import org.jspecify.annotations.NullMarked;
