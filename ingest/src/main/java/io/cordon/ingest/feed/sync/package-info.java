/**
 * Fetches feeds from where they are published: only what has changed, a broken download from where
 * it broke, and no faster than the publisher allows.
 */
@NullMarked
package io.cordon.ingest.feed.sync;

import org.jspecify.annotations.NullMarked;
