/**
 * How long a finding takes: from the arrival of the event that crosses a threshold in Kafka until
 * the finding can be searched, under a steady load.
 */
@NullMarked
package io.cordon.bench.latency;

import org.jspecify.annotations.NullMarked;
