/**
 * What turns one line of a log into Avro records. Decoders do no I/O, use no clock and no
 * randomness: their output depends only on their lines and on a bounded state (file header, open
 * sessions). What they refuse they name by a {@link io.cordon.ingest.decode.DecodeError}, never by
 * its content, since a line may hold a password.
 *
 * <p>Bounds: a line or JSON element is at most 1 MiB, 1,024 columns, 64 JSON levels; every map of
 * open sessions holds at most 65,536 entries and gives up its oldest first. The fields each format
 * gives are listed in {@code docs/reference/formats.md}.
 */
@NullMarked
package io.cordon.ingest.decode;

import org.jspecify.annotations.NullMarked;
