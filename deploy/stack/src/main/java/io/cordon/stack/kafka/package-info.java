/**
 * What a Kafka broker needs before it can start: its properties, a formatted log folder, and a way
 * to tell that it serves.
 *
 * <p>One node is broker and controller. The log folder is formatted once, with a fixed cluster id,
 * and never again.
 */
@NullMarked
package io.cordon.stack.kafka;

import org.jspecify.annotations.NullMarked;
