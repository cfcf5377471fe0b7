/**
 * The bounded run of the same graph: over files, without servers, or into a running stack as a
 * backfill. Closing revisions only.
 */
@NullMarked
package io.cordon.stream.batch;

import org.jspecify.annotations.NullMarked;
