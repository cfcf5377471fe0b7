/**
 * {@code ingest}: files into a running stack, live or, when they are older than the live horizon,
 * as a bounded run.
 */
@NullMarked
package io.cordon.local.ingest;

import org.jspecify.annotations.NullMarked;
