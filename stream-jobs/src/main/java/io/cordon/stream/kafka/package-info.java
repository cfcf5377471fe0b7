/**
 * Telemetry from Kafka and findings to it: sources that stop reading at the first irrelevant field,
 * and sinks that may repeat a record, which ids and versions make harmless.
 */
@NullMarked
package io.cordon.stream.kafka;

import org.jspecify.annotations.NullMarked;
