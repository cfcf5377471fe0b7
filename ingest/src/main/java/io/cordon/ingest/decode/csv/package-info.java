/**
 * Comma separated text of hostile origin (RFC 4180), one row to a line. A quoted field does not
 * span lines: a lost quote then costs one row and not the rest of the file. Bounds: a line is at
 * most 1 MiB, a header at most 1,024 columns with names of at most 64 characters.
 */
@NullMarked
package io.cordon.ingest.decode.csv;

import org.jspecify.annotations.NullMarked;
