/** {@code feed}: imports what is known beside the telemetry into the running stack. */
@NullMarked
package io.cordon.local.feed;

import org.jspecify.annotations.NullMarked;
