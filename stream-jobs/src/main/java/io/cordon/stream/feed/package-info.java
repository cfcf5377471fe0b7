/**
 * Feeds inside a running job. Each subtask that judges logins reads the feed of default credentials
 * by a consumer of its own, each that judges flows or names services the feed of amplifier ports:
 * to its end before the first record is judged, and from then on as it grows. What is in force is
 * an immutable index behind one volatile reference, so judging takes no lock
 * (docs/adr/0006-feeds-are-read-beside-the-telemetry.md).
 *
 * <p>Bounds: one thread and one consumer for each such subtask; a generation has at most 50 MB.
 */
@NullMarked
package io.cordon.stream.feed;

import org.jspecify.annotations.NullMarked;
