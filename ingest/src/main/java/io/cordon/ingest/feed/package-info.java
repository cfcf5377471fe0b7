/**
 * Importers of feeds: a file becomes a generation on a compacted topic (see {@link
 * io.cordon.schema.feed}). {@link io.cordon.ingest.feed.FeedImporter} knows no feed in particular;
 * a new one brings its {@link io.cordon.ingest.feed.FeedContent}.
 *
 * <p>Order of an import: lock out other importers (one transactional id per feed) · write entries
 * in transactions of bounded size · write the commit · read it back · delete what it replaces. A
 * crash anywhere leaves the older generation in force, or the new one whole.
 */
@NullMarked
package io.cordon.ingest.feed;

import org.jspecify.annotations.NullMarked;
