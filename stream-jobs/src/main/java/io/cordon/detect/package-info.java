/**
 * What a detector is: a named rule that judges one kind of telemetry record. Judging is pure, looks
 * at one record, and says which condition failed when it does not match; what the matches add up to
 * is decided in {@link io.cordon.detect.counting}.
 */
@NullMarked
package io.cordon.detect;

import org.jspecify.annotations.NullMarked;
