/**
 * Collectors and decoders: telemetry files become Avro records on Kafka, and what cannot be decoded
 * becomes dead letters. Decoders ({@code decode}, {@code file}) know no Kafka; only {@code publish}
 * does.
 */
@NullMarked
package io.cordon.ingest;

import org.jspecify.annotations.NullMarked;
