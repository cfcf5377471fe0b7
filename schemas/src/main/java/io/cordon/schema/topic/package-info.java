/** The Kafka topics as one checked-in file, and applying it. */
@NullMarked
package io.cordon.schema.topic;

import org.jspecify.annotations.NullMarked;
