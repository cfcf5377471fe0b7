/**
 * Files into records: opens plain and gzip files, finds their format, cuts them into lines or JSON
 * elements, hands these to the decoders and accounts for every line. Memory per file is bounded
 * (about 3 MiB of buffers and the decoder's state), whatever the file holds.
 */
@NullMarked
package io.cordon.ingest.file;

import org.jspecify.annotations.NullMarked;
