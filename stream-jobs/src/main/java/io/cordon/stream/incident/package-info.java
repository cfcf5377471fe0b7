/**
 * The operator that turns findings into incidents, around {@link io.cordon.incident}: keyed by
 * tenant and incident subject, live and in batch.
 */
@NullMarked
package io.cordon.stream.incident;

import org.jspecify.annotations.NullMarked;
