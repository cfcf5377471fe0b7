/** The list of decoders: the one place that knows them all, and that a new one is added to. */
@NullMarked
package io.cordon.ingest.decode.catalog;

import org.jspecify.annotations.NullMarked;
