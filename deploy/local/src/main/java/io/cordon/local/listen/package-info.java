/** {@code listen}: telemetry from the network into a running stack. */
@NullMarked
package io.cordon.local.listen;

import org.jspecify.annotations.NullMarked;
