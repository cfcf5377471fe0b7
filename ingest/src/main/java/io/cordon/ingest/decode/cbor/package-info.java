/**
 * CBOR (RFC 8949) of hostile origin, and sequences of it (RFC 8742): where an item ends, and an
 * item as a JSON tree under the same bounds as JSON: 64 levels, names of 512 characters, 1 MiB.
 */
@NullMarked
package io.cordon.ingest.decode.cbor;

import org.jspecify.annotations.NullMarked;
