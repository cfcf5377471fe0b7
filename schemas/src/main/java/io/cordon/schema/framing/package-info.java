/** Bytes on a topic: Avro single-object encoding, read back by schema fingerprint. */
@NullMarked
package io.cordon.schema.framing;

import org.jspecify.annotations.NullMarked;
