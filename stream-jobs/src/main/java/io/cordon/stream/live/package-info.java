/** The live job: telemetry topics in, findings and dead letters out, for ever. */
@NullMarked
package io.cordon.stream.live;

import org.jspecify.annotations.NullMarked;
